// Drives a browser for browser.go by puppeteer-core: a line of JSON asks, a line of
// JSON answers. Arguments: the folder of puppeteer-core, chrome or firefox, and the
// browser's program.
const { createRequire } = require("module");
const [folder, kind, program] = process.argv.slice(1);
const puppeteer = createRequire(folder + "/")("puppeteer-core");
const args = kind === "chrome" ? ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars"] : [];

const pages = [];
const act = {
  async page(browser) {
    const page = await browser.newPage(), errors = [];
    page.on("pageerror", (e) => errors.push(String(e.stack || e.message || e)));
    page.on("console", (m) => { if (m.type() === "error") errors.push(m.text()); });
    page.on("requestfailed", (r) => {
      const why = r.failure()?.errorText;
      if (r.url().startsWith("blob:") && why === "net::ERR_ABORTED") return; // the page gave up what it had made itself
      errors.push(r.url() + " did not load: " + why);
    });
    page.setDefaultTimeout(60000);
    return pages.push({ page, errors }) - 1;
  },
  async set(p, { Width: width, Height: height, Dark, NoJS }) {
    await p.page.setViewport({ width, height, isMobile: kind === "chrome" && width < 600 });
    if (kind !== "chrome") return; // its protocol has no such thing yet
    await p.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: Dark ? "dark" : "light" }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await p.page.setJavaScriptEnabled(!NoJS);
  },
  async open(p, url) {
    if (url.split("#")[0] === p.page.url().split("#")[0]) await p.page.goto("about:blank"); // or nothing but the fragment changes
    await p.page.goto(url);
  },
  eval: (p, expr) => p.page.evaluate(expr),
  key: (p, key) => p.page.keyboard.press(key),
  type: (p, text) => p.page.keyboard.type(text),
  async click(p, selector) { // a page that was just gone to may not be there yet
    await p.page.waitForSelector(selector, { timeout: 10000 }).catch(() => { throw new Error("nothing to click: " + selector); });
    const at = await p.page.evaluate((s) => {
      const e = document.querySelector(s);
      e.scrollIntoView({ block: "center", behavior: "instant" });
      const r = e.getClientRects()[0] || e.getBoundingClientRect(); // a link may go over two lines
      return { x: r.x + r.width / 2, y: r.y + r.height / 2 };
    }, selector);
    await p.page.mouse.click(at.x, at.y);
  },
  screenshot: (p, fullPage) => p.page.screenshot({ fullPage, encoding: "base64" }),
  errors: (p) => p.errors.splice(0),
};

(async () => {
  const browser = await puppeteer.launch({ browser: kind, executablePath: program, args, headless: true });
  for await (const line of require("readline").createInterface({ input: process.stdin })) {
    const { page, what, arg } = JSON.parse(line);
    let answer;
    try { answer = { value: await act[what](what === "page" ? browser : pages[page], arg) ?? null }; } catch (e) { answer = { error: String(e.message || e) }; }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
  await browser.close();
})().catch((e) => { process.stdout.write(JSON.stringify({ error: String(e.stack || e) }) + "\n"); process.exit(1); });
