// The page can be read without this. It shows one recording at a time and lights
// up what belongs to the row that is picked.
"use strict";
(() => {
  const $ = (s, from = document) => from.querySelector(s);
  const $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const help = JSON.parse($("#help").textContent);
  const sections = $$(".recording");
  const detail = $(".detail");
  let section = null, picked = null, lit = [];

  // Filter by words of an op.
  const tools = $(".tools");
  const filter = Object.assign(document.createElement("input"), { type: "search", placeholder: "Filter ops" });
  filter.setAttribute("aria-label", "Filter ops of this recording");
  filter.oninput = () => {
    const want = filter.value.toLowerCase();
    for (const row of sections.flatMap((s) => $$(".op", s))) row.classList.toggle("filtered", want !== "" && !row.textContent.toLowerCase().includes(want));
  };
  const theme = Object.assign(document.createElement("button"), { type: "button", textContent: "Light or dark" });
  theme.onclick = () => {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || !document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", document.documentElement.dataset.theme); } catch { /* private mode */ }
  };
  tools.append(filter, theme);

  // One recording at a time.
  const show = (s) => {
    if (!s || s === section) return;
    section = s;
    for (const x of sections) x.hidden = x !== s;
    for (const a of $$(".tree a")) a.hash === "#" + s.id ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current");
  };

  const kind = (e) => e.matches(".g") ? "guest" : e.matches(".line") ? "line" : e.matches(".asm li") ? "asm" : "op";
  const unlight = () => {
    for (const e of lit) { e.classList.remove("on", "near", "same"); e.removeAttribute("data-rel"); }
    lit = [];
  };
  const light = (e, how = "on") => { e.classList.add(how); lit.push(e); };
  const known = (v) => v !== undefined && v !== "" && v !== "-1";

  // cached computes f(e) once for each e.
  const cached = (f) => {
    const memory = new WeakMap();
    return (e) => { if (!memory.has(e)) memory.set(e, f(e)); return memory.get(e); };
  };
  const rowsOf = cached((s) => $$(".op, .asm li", s));

  // partners are the rows of all traces that belong to what is picked.
  const partners = (e) => {
    const rows = rowsOf(section), d = e.dataset;
    switch (kind(e)) {
      case "guest": return rows.filter((r) => r.dataset.g === d.g);
      case "line": return rows.filter((r) => r.dataset.l === d.line);
      default: {
        const self = d.p || e.id, o = known(d.o) && d.o;
        return rows.filter((r) => r === e || r.id === self || r.dataset.p === self || o && r.dataset.o === o);
      }
    }
  };
  const names = (row) => [...row.getElementsByTagName("b")];
  // mentions has, for each name of a list, the rows in which it stands.
  const mentions = cached((list) => {
    const m = new Map();
    for (const b of list.getElementsByTagName("b")) {
      const row = b.parentElement.parentElement, rows = m.get(b.textContent);
      if (!rows) m.set(b.textContent, [row]);
      else if (rows[rows.length - 1] !== row) rows.push(row);
    }
    return m;
  });
  // kin are the makers of its operands and the users of its result, in its own list.
  const kin = (row) => {
    const made = row.dataset.r, all = mentions(row.parentElement);
    const relate = (other, name, how) => {
      if (other === row) return;
      light(other, "near");
      other.dataset.rel = how + " " + name;
      for (const b of names(other)) if (b.textContent === name) light(b, "same");
    };
    for (const b of names(row)) {
      light(b, "same");
      const name = b.textContent, rows = all.get(name) || [];
      if (name === made) rows.forEach((r) => relate(r, name, "uses"));
      else rows.filter((r) => r.dataset.r === name).forEach((r) => relate(r, name, "makes"));
    }
  };

  const reveal = (e) => {
    const column = e.closest(".column");
    const r = e.getBoundingClientRect(), c = column.getBoundingClientRect();
    if (r.top < c.top + 36 || r.bottom > c.bottom) column.scrollTop += r.top - c.top - column.clientHeight / 3;
  };
  const line = (label, ...content) => {
    const p = document.createElement("p"), b = document.createElement("b");
    b.textContent = label + " ";
    p.append(b, ...content);
    return p;
  };
  const tell = (e, rows) => {
    const out = [], ops = rows.filter((r) => r.matches(".op"));
    if (kind(e) === "op") {
      const name = $(".name", e)?.textContent;
      out.push(line($(":scope > code", e).textContent, name && help[name] ? "— " + help[name] : ""));
      const chars = $$(".guest .g.on", section).map((g) => g.textContent).join(" ");
      if (chars) out.push(line("guest:", chars));
      if (known(e.dataset.l)) out.push(line("Go:", e.dataset.l, " ", ($(".line.on code", section)?.textContent || "").trim()));
      for (const w of $$(".why", ops[0])) out.push(line("why", ...[...w.childNodes].map((n) => n.cloneNode(true)), help[$(".rule", w)?.textContent] ? " — " + help[$(".rule", w).textContent] : ""));
    } else {
      out.push(line((kind(e) === "asm" ? "machine code" : e.textContent.trim()) + ":", `${ops.filter((r) => r.closest(".recorded")).length} recorded, ${ops.filter((r) => r.closest(".optimised")).length} left`));
    }
    detail.replaceChildren(...out);
  };

  // pick lights up what belongs to an element; the place goes into the address.
  const pick = (e) => {
    show(e.closest(".recording"));
    unlight();
    picked = e;
    const rows = partners(e);
    const guests = new Set(rows.map((r) => r.dataset.g).filter(known)), lines = new Set(rows.map((r) => r.dataset.l).filter(known));
    for (const r of rows) light(r);
    for (const g of $$(".guest .g", section)) if (guests.has(g.dataset.g)) light(g);
    for (const l of $$(".line[data-line]", section)) if (lines.has(l.dataset.line)) light(l);
    if (kind(e) === "op") kin(e);
    tell(e, rows);
    for (const column of $$(".column", section)) {
      const first = column.contains(e) ? e : $(".on", column);
      if (first) reveal(first);
    }
    if (e.id) history.replaceState(null, "", "#" + e.id);
  };
  const letGo = () => { unlight(); picked = null; detail.replaceChildren(); };

  // Focus: one stop a column; arrows inside.
  const stopOf = (e) => e.matches("a") ? e : $(":scope > a.no", e);
  const allStops = cached((column) => $$("a.no, a.g", column));
  const stops = (column) => filter.value ? allStops(column).filter((a) => !a.closest(".filtered")) : allStops(column);
  const subject = (a) => a.matches(".g") ? a : a.closest(".op, .line, .asm li");
  const focus = (a) => {
    if (!a) return;
    for (const x of $$("a[tabindex='0']", a.closest(".column"))) x.tabIndex = -1;
    a.tabIndex = 0;
    a.focus({ preventScroll: true });
    pick(subject(a));
  };
  for (const column of $$(".column")) stops(column).forEach((a, i) => { a.tabIndex = i ? -1 : 0; });

  document.addEventListener("click", (e) => {
    const a = e.target.closest("a");
    if (a && a.closest(".why, details, .tree")) return;
    if (e.target.closest("summary")) return;
    const it = e.target.closest(".op, .line[data-line], .asm li, .guest .g");
    if (!it) return;
    e.preventDefault();
    focus(stopOf(it));
  });
  const across = (column, step) => {
    const columns = $$(".column", section);
    for (let i = columns.indexOf(column) + step; columns[i]; i += step) {
      const on = $(".on", columns[i]);
      const to = (on && stopOf(on)) || stops(columns[i])[0];
      if (to) { columns[i].scrollIntoView({ block: "nearest", inline: "nearest" }); return to; }
    }
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.matches("input")) { if (e.key === "Escape") e.target.blur(); return; }
    const column = e.target.closest(".column") || (picked && picked.closest(".column")) || $(".recorded", section);
    if (!column) return;
    const list = stops(column), at = list.indexOf(picked ? stopOf(picked) : e.target);
    const next = (d) => sections[sections.indexOf(section) + d];
    const act = {
      ArrowDown: () => focus(list[at + 1] || list[at]), ArrowUp: () => focus(list[at - 1] || list[0]),
      Home: () => focus(list[0]), End: () => focus(list[list.length - 1]),
      ArrowRight: () => focus(across(column, 1)), ArrowLeft: () => focus(across(column, -1)),
      n: () => jump(next(1)), p: () => jump(next(-1)), "/": () => filter.focus(), Escape: letGo,
    }[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });
  const jump = (s) => { if (s) { letGo(); show(s); history.replaceState(null, "", "#" + s.id); } };

  const go = () => {
    const e = document.getElementById(location.hash.slice(1));
    if (!e) return show(section || sections[0]);
    show(e.closest(".recording"));
    if (e.matches(".op")) focus(stopOf(e)); else if (e.matches("h4")) reveal(e);
  };
  addEventListener("hashchange", go);
  go();
})();
