// Package npm fetches files of packages from the npm registry by the client that
// is installed, for what is used but not committed: scripts that the site
// bundles, and rules that its tests apply.
package npm
