// The book works without this script. It adds: the palette switch, search, copy
// buttons, keyboard shortcuts, and the mark of the section being read.
"use strict";
(() => {
  const root = document.currentScript.dataset.root;
  const $ = (s, from = document) => from.querySelector(s);
  const $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const make = (tag, props = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };

  // Palette: what the system says, the other, the system again.
  const palettes = ["system", "light", "dark"];
  const theme = () => document.documentElement.dataset.theme || "system";
  const themeButton = make("button", { type: "button" });
  const setTheme = (t) => {
    if (t === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = t;
    try { t === "system" ? localStorage.removeItem("theme") : localStorage.setItem("theme", t); } catch { /* private mode */ }
    themeButton.textContent = { system: "Auto", light: "Light", dark: "Dark" }[t];
    themeButton.setAttribute("aria-label", themeButton.textContent + " palette: switch");
  };
  const nextTheme = () => setTheme(palettes[(palettes.indexOf(theme()) + 1) % 3]);
  themeButton.onclick = nextTheme;
  setTheme(theme());

  // Dialogs.
  const dialog = (title, ...children) => {
    const d = make("dialog", {}, make("h2", { textContent: title }), ...children);
    d.setAttribute("aria-label", title);
    d.addEventListener("click", (e) => { if (e.target === d) d.close(); });
    document.body.append(d);
    return d;
  };
  const keys = [["/", "search"], ["←", "previous page"], ["→", "next page"], ["t", "light, dark or as the system"], ["c", "contents"], ["?", "this list"], ["Esc", "close"]];
  const help = dialog("Keyboard", make("dl", {}, ...keys.flatMap(([k, what]) => [make("dt", {}, make("kbd", { textContent: k })), make("dd", { textContent: what })])));

  // Search: every word must begin a word of the section; titles weigh most. The
  // library, MiniSearch, and the index are scripts, loaded when first wanted: a page
  // opened from file:// may load no data. Without the library there is no search.
  const input = make("input", { type: "search", placeholder: "Words", autocomplete: "off" });
  input.setAttribute("aria-label", "Search the book");
  const count = make("p", { className: "dim" });
  count.setAttribute("role", "status");
  const hits = make("ul", { className: "hits" });
  const search = dialog("Search", input, count, hits);
  const script = (src) => new Promise((done, failed) => {
    document.head.append(make("script", { src: root + "assets/" + src, onload: done, onerror: failed }));
  });
  let engine, loading;
  const load = () => loading ||= Promise.all([script("minisearch.js"), script("index.js")]).then(() => {
    engine = new MiniSearch({ fields: ["t", "p", "x"], searchOptions: { prefix: true, combineWith: "AND", boost: { t: 8, p: 2 } } });
    engine.addAll(window.bookIndex.map((e, id) => ({ id, ...e })));
  });
  const find = (query) => engine.search(query).map((hit) => window.bookIndex[hit.id]);
  const escape = (w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const snippet = (text, query) => {
    const words = query.trim().split(/\s+/);
    const at = Math.max(0, text.toLowerCase().indexOf(words[0].toLowerCase()) - 40);
    const p = make("p");
    const parts = text.slice(at, at + 160).split(new RegExp("(" + words.map(escape).join("|") + ")", "iu"));
    p.append(at ? "…" : "", ...parts.map((s, i) => i % 2 ? make("mark", { textContent: s }) : s), "…");
    return p;
  };
  const show = () => {
    const found = find(input.value);
    count.textContent = input.value.trim() ? `${found.length} ${found.length === 1 ? "section" : "sections"}` : "";
    hits.replaceChildren(...found.slice(0, 30).map((e) =>
      make("li", {}, make("a", { href: root + e.u }, make("b", { textContent: e.t }), e.t === e.p ? "" : ` · ${e.p}`, snippet(e.x, input.value)))));
  };
  const noSearch = () => { count.textContent = "The site was built without its search library."; };
  input.oninput = () => load().then(show, noSearch);
  hits.onclick = () => search.close();
  search.addEventListener("keydown", (e) => {
    const links = $$("a", hits), at = links.indexOf(document.activeElement);
    if (e.key === "ArrowDown") (links[at + 1] || links[0])?.focus();
    else if (e.key === "ArrowUp") (links[at - 1] || input).focus();
    else if (e.key === "Enter" && document.activeElement === input) links[0]?.click();
    else if (e.key === "Escape") { search.close(); document.activeElement.blur(); } // a search field would only be emptied
    else return;
    e.preventDefault();
  });
  const openSearch = () => { load().then(show, noSearch); search.showModal(); input.select(); };

  const button = (text, label, onclick) => {
    const b = make("button", { type: "button", textContent: text, onclick });
    b.setAttribute("aria-label", label);
    return b;
  };
  $(".bar .tools").append(button("Search", "Search (key /)", openSearch), themeButton, button("?", "Keyboard shortcuts", () => help.showModal()));

  // Keys, outside of fields and dialogs.
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || $("dialog[open]") || e.target.closest("input, textarea, select")) return;
    const scroller = e.target.closest("pre, .scroll");
    const act = {
      "/": openSearch, "?": () => help.showModal(), t: nextTheme,
      c: () => { location.hash = "contents"; $("#contents a[aria-current]")?.focus(); },
      ArrowLeft: () => scroller || $("[rel=prev]")?.click(), ArrowRight: () => scroller || $("[rel=next]")?.click(),
      Escape: () => { if (location.hash === "#contents") location.hash = "main"; },
    }[e.key];
    if (!act) return;
    if (!e.key.startsWith("Arrow")) e.preventDefault();
    act();
  });

  // Copy buttons.
  for (const figure of $$(".listing, .cell")) {
    const caption = $("figcaption", figure) || figure.insertBefore(make("figcaption"), figure.firstChild);
    const text = () => $$(".in pre .l, :scope > pre .l, :scope > details pre .l", figure).map((l) => l.textContent).join("").replace(/^\$ /gm, "");
    const copy = make("button", { type: "button", className: "copy", textContent: "Copy" });
    copy.onclick = async () => {
      try { await navigator.clipboard.writeText(text()); copy.textContent = "Copied"; } catch { copy.textContent = "Press Ctrl+C"; getSelection().selectAllChildren($("pre", figure)); }
      setTimeout(() => { copy.textContent = "Copy"; }, 2000);
    };
    caption.append(copy);
  }

  // A picture appears as it was printed, unless the reader wants no motion.
  for (const figure of $$(".appearing")) {
    const parts = $$("[data-at]", figure), slower = Number(figure.dataset.slower);
    let timers = [];
    const play = () => {
      timers.forEach(clearTimeout);
      for (const p of parts) p.classList.add("later");
      timers = parts.map((p) => setTimeout(() => p.classList.remove("later"), p.dataset.at * slower));
    };
    const again = make("button", { type: "button", textContent: "Again", onclick: play });
    again.setAttribute("aria-label", "Show the picture appear again");
    $("figcaption", figure).append(again);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) play();
  }

  // A link to an op opens the viewer that the page has, and picks the op there.
  for (const frame of $$("iframe")) {
    for (const a of $$("article a[href*='#']").filter((a) => a.href.split("#")[0] === frame.src.split("#")[0])) {
      a.addEventListener("click", (e) => {
        if (e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        frame.closest("details").open = true;
        frame.src = a.href;
        frame.scrollIntoView({ block: "center" });
      });
    }
  }

  // On paper what is folded is open, but for hints and solutions.
  const folded = $$("details").filter((d) => !d.closest(".exercise, .inline"));
  addEventListener("beforeprint", () => { for (const d of folded) { d.dataset.was = d.open ? "open" : ""; d.open = true; } });
  addEventListener("afterprint", () => { for (const d of folded) d.open = d.dataset.was === "open"; });

  // The section being read.
  const links = new Map($$(".toc a").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const heads = $$("article h2, article h3").filter((h) => links.has(h.id));
  const follow = () => {
    let at = heads[0];
    for (const h of heads) if (h.getBoundingClientRect().top < 120) at = h;
    for (const a of links.values()) a.removeAttribute("aria-current");
    if (at) links.get(at.id).setAttribute("aria-current", "true");
  };
  if (heads.length) { addEventListener("scroll", follow, { passive: true }); follow(); }
  $(".side [aria-current]")?.scrollIntoView({ block: "nearest" });
})();
