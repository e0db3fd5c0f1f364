// Without this the page lists its traces as text. This reads the same traces from
// the data below them, shows one recording at a time, renders the rows that are
// looked at, and lights up what belongs to the row that is picked.
"use strict";
(() => {
  const $ = (s, from = document) => from.querySelector(s);
  const $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const data = JSON.parse($("#data").textContent);
  const make = (tag, props = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };
  // markup`…` is HTML: what is put into it is text, unless it is HTML itself.
  class HTML { constructor(text) { this.text = text; } toString() { return this.text; } }
  const safe = (v) => v instanceof HTML ? v.text : Array.isArray(v) ? v.map(safe).join("")
    : String(v ?? "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c]));
  const markup = (parts, ...values) => new HTML(String.raw({ raw: parts }, ...values.map(safe)));
  // cached computes f(e) once for each e.
  const cached = (f) => {
    const memory = new Map();
    return (e) => { if (!memory.has(e)) memory.set(e, f(e)); return memory.get(e); };
  };

  // Texts are the codes of words: digits that go on, then one that ends the code.
  const value = new Map([...data.digits].map((c, i) => [c, i]));
  const unpack = (codes) => {
    const out = [], base = data.digits.length - data.final;
    let more = 0;
    for (const c of codes) {
      const d = value.get(c);
      if (d >= data.final) more = more * base + d - data.final + 1;
      else { out.push(data.words[more * data.final + d]); more = 0; }
    }
    return out.join("");
  };
  const plain = (field) => field.replace(/\\([\\nt])/g, (_, c) => ({ "\\": "\\", n: "\n", t: "\t" }[c]));
  const lines = (codes) => codes === "" ? [] : unpack(codes).split("\n").map((l) => l.split("\t").map(plain));

  // A row is an op of a list, a line of Go, a place of the guest program, or the
  // machine code of an op. Rows of lists get their element when they are rendered.
  const field = (f, i) => f[i] === undefined || f[i] === "-" ? "" : f[i];
  const namesIn = (text) => text.startsWith("at ") ? [] : [...new Set(text.replace(/descr=<.*?>(?=\)|$)/, "").match(/\b[a-z]\d+\b/g))];
  const resultOf = (text) => /^([a-z]\d+) = /.exec(text)?.[1];
  const readRecorded = (list) => lines(list.rows).map((f, n) => ({
    kind: "op", list, n, id: list.id + n, o: String(n), text: f[0], g: field(f, 1), l: field(f, 2),
    fate: data.fates[f[3] || 0], why: readReasons(f.slice(4)), result: resultOf(f[0]) }));
  // A reason is six words: loop, entry: | is 5: | heap/read | , because of | 12 | in the round before.
  const readReasons = (f) => f.length ? [f.slice(0, 6), ...readReasons(f.slice(6))] : [];
  const readPart = (list, recorded) => lines(list.rows).map((f, n) => {
    const o = field(f, 3), of = recorded[o];
    return { kind: "op", list, n, id: list.id + n, o, text: f[0], result: resultOf(f[0]), why: [],
      g: f[1] || !of ? field(f, 1) : of.g, l: f[2] || !of ? field(f, 2) : of.l,
      fate: data.fates[o === "" && !f[0].startsWith("at ") ? data.fates.length - 1 : 0],
      guard: f[4] && { says: f[4], failed: Number(f[5] || 0), bridge: f[6], frames: f.slice(7) } };
  });
  const readAsm = (list, part) => lines(list.asm).map((f, n) => {
    const end = f.indexOf(""), asm = end < 0 ? f : f.slice(0, end), exit = end < 0 ? [] : f.slice(end + 1);
    return { kind: "asm", of: part[n], n, o: part[n].o, g: part[n].g, l: part[n].l, asm, exit, text: [...asm, ...exit].join("\n"), why: [] };
  }).filter((r) => r.text !== "");
  const read = cached((r) => {
    const recorded = readRecorded(r.recorded), parts = r.parts.map((p) => readPart(p, recorded));
    const asm = r.parts.map((p, i) => readAsm(p, parts[i]));
    asm.forEach((rows, i) => fuse(parts[i], rows));
    return { recorded, parts, asm };
  });
  // An op without machine code of its own is inside that of the first op that uses
  // its result: a load and an addition inside an add to memory.
  const fuse = (ops, asm) => {
    if (!asm.length) return;
    const own = new Map(asm.map((a) => [a.of, a])), first = new Map();
    for (const a of asm) a.inside = new Set();
    for (let n = ops.length - 1; n >= 0; n--) {
      const op = ops[n], host = own.get(op) || first.get(op.result);
      if (op.result) first.delete(op.result);
      if (!host) continue;
      if (host.of !== op) { op.host = host; host.inside.add(op); }
      for (const name of namesIn(op.text)) if (name !== op.result) first.set(name, host);
    }
  };

  // How a row looks. A column has one stop for Tab; the panel below has the links of
  // the row that is picked, and o opens what is folded.
  const opHTML = (text) => {
    if (text.startsWith("at ")) return markup`<span class="at">at</span> ${text.slice(3)}`;
    const [, head, name, rest] = /^(?:(.*?) = )?([\w.]+)(.*)$/s.exec(text) || [, , "", text];
    return markup`${head ? markup`<b>${head}</b> = ` : ""}<span class="name">${name}</span>${boxes(rest)}`;
  };
  const boxes = (text) => text.split(/(descr=<.*?>(?=\)|$)|\b[a-z]\d+\b|[\w.()-]+ᵍ|(?<![\w.])-?\d+\b)/s).map((s, i) =>
    i % 2 === 0 ? s : s.startsWith("descr=") ? markup`<span class="descr">${s}</span>`
      : s.endsWith("ᵍ") ? markup`<i class="green" title="green: known from the guest’s position">${s.slice(0, -1)}<sup>g</sup></i>`
        : /^[a-z]/.test(s) ? markup`<b>${s}</b>` : markup`<i>${s}</i>`);
  // On a page of the book, ops and rules lead to where it tells of them.
  const book = JSON.parse($("#book")?.textContent || "{}");
  const told = (what, href) => href ? markup`<a class="told" tabindex="-1" target="_top" href="${href}">${what}</a>` : what;
  const reason = (r, [part, head, rule, before = "", n, after = ""]) =>
    markup`<span class="part">${part}</span>${head}<span class="rule">${told(rule, book.rules?.[rule])}</span>${before}${n ? markup`<a tabindex="-1" href="#${r.list.id}${n}">${n}</a>${after}` : ""}`;
  const guardHTML = (g) => {
    const failed = !g.failed ? "" : g.failed === 1 ? "; failed once" : `; failed ${g.failed} times`;
    return markup`<details><summary tabindex="-1">${g.bridge ? "has a bridge" : "if it fails"}${failed}</summary><p>${g.says} Else the interpreter goes on with:</p>${
      g.frames.map((f) => markup`<code class="frame">${f}</code>`)}${g.bridge ? markup`<p><a href="#${g.bridge}">to its bridge</a></p>` : ""}</details>`;
  };
  const classOf = (r) => "op" + (r.text.startsWith("at ") ? " mark" : "") + (/^guard_/.test(r.text) ? " guard" : "") + (r.fate[0] === "×" ? " gone" : "");
  const html = {
    op: (r) => markup`<li id="${r.id}" class="${classOf(r)}"><a class="no" tabindex="-1" href="#${r.id}">${r.n}</a><span class="fate" title="${r.fate[1]}">${r.fate[0]}<span class="sr">${r.fate[1]}</span></span><code>${opHTML(r.text)}</code>${
      r.why.map((w) => markup`<span class="why">${reason(r, w)}</span>`)}${r.guard ? guardHTML(r.guard) : ""}</li>`,
    asm: (r) => markup`<li><a class="no" tabindex="-1" href="#${r.of.id}">${r.n}</a>${r.asm.length ? markup`<code>${r.asm.join("\n")}</code>` : ""}${
      r.exit.length ? markup`<details><summary tabindex="-1">way out</summary><code>${r.exit.join("\n")}</code></details>` : ""}</li>`,
  };

  // A long list is rendered in blocks, when they come into view.
  const BLOCK = 60, ROW = 26;
  class List {
    constructor(column, rows, className) {
      this.column = column;
      this.all = rows;
      this.box = make("div", { className });
      for (const r of rows) r.view = this;
      this.watch = new IntersectionObserver((seen) => seen.forEach((s) => s.isIntersecting && this.fill(s.target)), { root: column, rootMargin: "900px 0px" });
      this.show(rows);
    }
    // show lays out the rows that are wanted.
    show(rows) {
      this.rows = rows;
      this.at = new Map(rows.map((r, i) => [r, i]));
      for (const r of this.all) r.el = null;
      this.watch.disconnect();
      this.blocks = [];
      for (let i = 0; i < rows.length; i += BLOCK) {
        const ol = make("ol", { className: this.box.className });
        ol.style.height = Math.min(BLOCK, rows.length - i) * ROW + "px";
        this.blocks.push(ol);
      }
      this.box.replaceChildren(...this.blocks);
      for (const b of this.blocks) this.watch.observe(b);
      if (rows.length) this.fill(this.blocks[0]);
    }
    fill(block) {
      const i = this.blocks.indexOf(block);
      if (i < 0 || block.firstChild) return;
      const rows = this.rows.slice(i * BLOCK, (i + 1) * BLOCK);
      block.innerHTML = safe(rows.map((r) => html[r.kind](r)));
      block.style.height = "";
      rows.forEach((r, j) => { r.el = block.children[j]; r.el.row = r; paint(r); });
      this.watch.unobserve(block);
    }
    // element renders a row and what stands around it.
    element(row) {
      const i = this.at.get(row);
      if (i === undefined) return null;
      const n = Math.floor(i / BLOCK);
      for (const b of [n - 1, n, n + 1]) if (this.blocks[b]) this.fill(this.blocks[b]);
      return row.el;
    }
    fillAll() { for (const b of this.blocks) this.fill(b); }
  }

  // The section of the recording that is shown.
  for (const s of $$(".bare")) s.remove();
  const detail = $(".detail");
  let shown = null, picked = null, lit = new Map();
  const fixed = (kind, el, props) => el.row = { kind, el, n: -1, o: "", g: "", l: "", why: [], ...props };
  const guestColumn = (r, column, rows) => {
    const stop = ([text, at, row]) => {
      const a = make("a", { className: "g", href: `#${r.recorded.id}${row}`, textContent: text, tabIndex: -1 });
      rows.push(fixed("guest", a, { g: at, text }));
      return a;
    };
    const pieces = lines(r.pieces), places = lines(r.places);
    if (pieces.length) column.append(make("pre", {}, ...pieces.map((p) => p[1] === "-" ? p[0] : stop(p))));
    if (r.none) column.append(make("p", { className: "hint", textContent: "This interpreter gives no locations." }));
    if (places.length) column.append(make("ol", { className: "places" }, ...places.map((p) => make("li", {}, stop(p)))));
  };
  const goColumn = (r, column, rows) => {
    for (const p of r.passages) {
      const ol = make("ol", { className: "lines" }), text = data.files[p.name] || [];
      p.spans.forEach(([from, to], i) => {
        if (i) ol.append(make("li", { className: "line" }, make("span", { className: "no" }), make("code", { textContent: "…" })));
        for (let n = from; n <= to; n++) {
          const row = p.rows[n], li = make("li", { className: "line" });
          li.innerHTML = markup`${row === undefined ? markup`<span class="no">${n}</span>` : markup`<a class="no" tabindex="-1" href="#${r.recorded.id}${row}">${n}</a>`}<code>${new HTML(text[n - 1] || "")}</code>`;
          if (row !== undefined) rows.push(fixed("line", li, { l: `${p.name}:${n}`, text: li.textContent }));
          ol.append(li);
        }
      });
      column.append(make("h4", { textContent: p.name }), ol);
    }
  };
  const column = (className, title) => {
    const c = make("div", { className: "column " + className }, make("h3", { textContent: title }));
    c.setAttribute("role", "group");
    c.setAttribute("aria-label", title);
    return c;
  };
  const inputs = (list) => {
    const p = make("p", { className: "inputs" });
    p.innerHTML = markup`<code>${boxes(list.inputs)}</code> ${list.count} ops`;
    return p;
  };
  const widths = { guest: "minmax(8rem, 0.45fr)", go: "minmax(15rem, 0.9fr)", recorded: "minmax(18rem, 1.15fr)", optimised: "minmax(18rem, 1.15fr)", machine: "minmax(17rem, 1fr)" };
  // build makes the columns; each knows its rows, in order.
  const build = (r) => {
    const { recorded, parts, asm } = read(r);
    const columns = [column("guest", "Guest program"), column("go", "Interpreter, in Go"), column("recorded", "As recorded"), column("optimised", "Optimised"), column("machine", "Machine code")];
    const [guest, go, rec, opt, machine] = columns;
    for (const c of columns) { c.lists = []; c.fixed = []; }
    const add = (c, rows, className) => { const l = new List(c, rows, className); c.lists.push(l); c.append(l.box); };
    guestColumn(r, guest, guest.fixed);
    goColumn(r, go, go.fixed);
    rec.append(inputs(r.recorded));
    add(rec, recorded, "ops");
    r.parts.forEach((p, i) => { opt.append(make("h4", { id: p.id, textContent: p.title }), inputs(p)); add(opt, parts[i], "ops"); });
    r.parts.forEach((p, i) => { if (asm[i].length) { machine.append(make("h4", { textContent: p.title })); add(machine, asm[i], "asm"); } });
    machine.append(make("p", { className: "hint", textContent: data.machine }));
    // A column that has nothing to show is left out.
    guest.empty = !guest.fixed.length;
    go.empty = !go.fixed.length;
    machine.empty = !machine.lists.length;
    const seen = columns.filter((c) => !c.empty);
    // On a narrow screen the columns stand side by side beyond its edge.
    const tabs = make("div", { className: "tabs" }, ...seen.map((c) => make("button", { type: "button", textContent: $("h3", c).textContent.replace(/,.*/, ""), onclick: () => c.scrollIntoView({ block: "nearest", inline: "start" }) })));
    tabs.setAttribute("role", "group");
    tabs.setAttribute("aria-label", "Columns");
    const section = make("section", { className: "recording", id: r.id }, make("h2", { id: r.id + "-title", textContent: r.title }), tabs, make("div", { className: "columns" }, ...seen));
    section.lastChild.style.setProperty("--columns", seen.map((c) => widths[c.classList[1]]).join(" "));
    section.lastChild.style.setProperty("--count", seen.length);
    section.setAttribute("aria-labelledby", r.id + "-title");
    return { r, section, columns };
  };
  const rowsOf = (c) => [...c.fixed, ...c.lists.flatMap((l) => l.rows)];
  const everyRow = () => shown.columns.flatMap((c) => [...c.fixed, ...c.lists.flatMap((l) => l.all)]);
  const show = (r) => {
    if (!r || shown?.r === r) return;
    letGo();
    const next = build(r);
    if (shown) { shown.columns.forEach((c) => c.lists.forEach((l) => l.watch.disconnect())); shown.section.replaceWith(next.section); }
    else $("#main").prepend(next.section);
    shown = next;
    if (filter.value) applyFilter();
    for (const c of shown.columns) if (!c.empty) rest(c);
    for (const a of $$(".tree a")) {
      const current = a.hash === "#" + r.id;
      current ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current");
      a.tabIndex = current ? 0 : -1; // one stop for Tab; arrows go through the tree
    }
    $(".tree [aria-current]")?.scrollIntoView({ block: "nearest" });
  };
  // rest makes the first stop of a column reachable by Tab.
  const rest = (c) => {
    const first = rowsOf(c)[0], a = first && stopOf(first);
    if (a && !$("a[tabindex='0']", c)) a.tabIndex = 0;
    if (!first) c.tabIndex = 0; // scrolls by keyboard all the same
  };

  // What is lit is kept by row, so that rows rendered later show it too.
  const paint = (row) => {
    const el = row.el, how = lit.get(row);
    if (!el) return;
    el.classList.toggle("on", !!how?.on);
    el.classList.toggle("near", !!how?.near);
    how?.near ? el.dataset.rel = how.near : delete el.dataset.rel;
    for (const b of el.getElementsByTagName("b")) b.classList.toggle("same", !!how?.same?.has(b.textContent));
  };
  const light = (row, how) => lit.set(row, { ...lit.get(row), ...how });
  const unlight = () => {
    const old = [...lit.keys()];
    lit = new Map();
    old.forEach(paint);
  };

  // partners are the rows of all traces that belong to what is picked.
  const partners = (row) => {
    const ops = shown.columns.flatMap((c) => c.lists.flatMap((l) => l.all));
    switch (row.kind) {
      case "guest": return ops.filter((r) => r.g === row.g);
      case "line": return ops.filter((r) => r.l === row.l);
    }
    const self = row.of || row;
    return ops.filter((r) => r === self || r.of === self || row.o !== "" && r.o === row.o || row.inside?.has(r) || r === self.host ||
      !!r.inside && row.o !== "" && [...r.inside].some((op) => op.o === row.o));
  };
  // mentions has, for each name of a list, the rows in which it stands.
  const mentions = cached((list) => {
    const m = new Map();
    for (const r of list.all) for (const name of namesIn(r.text)) m.has(name) ? m.get(name).push(r) : m.set(name, [r]);
    return m;
  });
  // kin are the makers of its operands and the users of its result, in its own list.
  const kin = (row) => {
    const all = mentions(row.view), own = namesIn(row.text);
    light(row, { same: new Set(own) });
    const relate = (r, name, how) => {
      if (r !== row) light(r, { near: `${how} ${name}`, same: new Set([name, ...(lit.get(r)?.same || [])]) });
    };
    for (const name of own) {
      const rows = all.get(name) || [];
      if (name === row.result) rows.forEach((r) => relate(r, name, "uses"));
      else rows.filter((r) => r.result === name).forEach((r) => relate(r, name, "makes"));
    }
  };

  const elementOf = (row) => row.view ? row.view.element(row) : row.el;
  const reveal = (el) => {
    const column = el.closest(".column");
    const r = el.getBoundingClientRect(), c = column.getBoundingClientRect();
    if (r.top < c.top + 40 || r.bottom > c.bottom) column.scrollTop += r.top - c.top - column.clientHeight / 3;
  };
  const line = (label, ...content) => make("p", {}, make("b", { textContent: label + " " }), ...content);
  const tell = (row, rows) => {
    const out = [];
    if (row.kind === "op") {
      const name = /([a-z_]+)\(/.exec(row.text)?.[1];
      const first = line(row.text.replaceAll("ᵍ", ""), name && data.help[name] ? "— " + data.help[name] + " " : "");
      if (name && book.ops && data.help[name]) first.append(make("a", { href: book.ops + name, target: "_top", textContent: "In the book" }));
      out.push(first);
      const on = (i) => shown.columns[i].fixed.filter((r) => lit.get(r)?.on);
      const chars = on(0).map((r) => r.text).join(" ");
      if (chars) out.push(line("guest:", chars));
      if (row.l) out.push(line("Go:", row.l, " ", (on(1)[0] ? $("code", on(1)[0].el).textContent : "").trim()));
      if (row.guard) {
        const p = line("guards:", row.guard.says);
        if (row.guard.bridge) p.append(" ", make("a", { href: "#" + row.guard.bridge, textContent: "To its bridge" }));
        out.push(p);
      }
      const source = rows.find((r) => r.why.length);
      for (const w of source?.why || []) {
        const p = line("why");
        p.insertAdjacentHTML("beforeend", reason(source, w).text);
        const rule = $(".rule", p)?.textContent;
        p.append(data.help[rule] ? " — " + data.help[rule] : "");
        out.push(p);
      }
    } else {
      const count = (i) => shown.columns[i].lists.flatMap((l) => l.all).filter((r) => lit.get(r)?.on).length;
      out.push(line((row.kind === "asm" ? "machine code" : row.text.trim()) + ":", `${count(2)} recorded, ${count(3)} left`));
    }
    detail.replaceChildren(...out);
  };

  // speaks: the place of a partner is the row's own; that of machine code which an op
  // is only inside of is another's.
  const speaks = (row, r) => row.kind !== "op" || r === row || r.o !== "" && r.o === row.o;
  // What belongs to the row under the mouse is framed, whatever is picked.
  let hovered = [], under = null;
  const hover = (row) => {
    if (row === under) return;
    for (const el of hovered) el.classList.remove("under");
    hovered = [];
    if (!(under = row)) return;
    const rows = new Set(partners(row)), guests = new Set(), golines = new Set();
    for (const r of rows) if (speaks(row, r)) { guests.add(r.g); golines.add(r.l); }
    for (const r of shown.columns[0].fixed) if (r === row || row.kind !== "line" && guests.has(r.g)) rows.add(r);
    for (const r of shown.columns[1].fixed) if (r === row || row.kind !== "guest" && golines.has(r.l)) rows.add(r);
    hovered = [...rows].map((r) => r.el).filter((el) => el);
    for (const el of hovered) el.classList.add("under");
  };
  document.addEventListener("mouseover", (e) => { if (shown) hover(shown.section.contains(e.target) ? rowAt(e.target) || null : null); });

  // pick lights up what belongs to a row; the place goes into the address.
  const pick = (row, quiet) => {
    unlight();
    picked = row;
    const rows = partners(row);
    const speaking = rows.filter((r) => speaks(row, r)), guests = new Set(speaking.map((r) => r.g)), golines = new Set(speaking.map((r) => r.l));
    for (const r of rows) light(r, { on: true });
    for (const r of shown.columns[0].fixed) if (r === row || guests.has(r.g)) light(r, { on: true });
    for (const r of shown.columns[1].fixed) if (r === row || golines.has(r.l)) light(r, { on: true });
    if (row.kind === "op") kin(row);
    lit.forEach((_, r) => paint(r));
    tell(row, rows);
    for (const c of shown.columns.filter((c) => !c.empty)) {
      const own = rowsOf(c), first = own.includes(row) ? row : own.find((r) => lit.get(r)?.on);
      const el = first && elementOf(first);
      if (el) reveal(el);
    }
    if (row.id && !quiet) history.replaceState(null, "", "#" + row.id);
  };
  const letGo = () => { unlight(); picked = null; detail.replaceChildren(); };

  // Focus: one stop a column; arrows inside.
  const stopOf = (row) => {
    const el = elementOf(row);
    return el && (el.matches("a") ? el : $(":scope > a.no", el));
  };
  const focus = (row) => {
    const a = row && stopOf(row);
    if (!a) return;
    for (const x of $$("a[tabindex='0']", a.closest(".column"))) x.tabIndex = -1;
    a.tabIndex = 0;
    pick(row);
    a.focus({ preventScroll: true });
    a.closest(".column").scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const rowAt = (e) => {
    for (; e && e !== document; e = e.parentNode) if (e.row) return e.row;
  };
  document.addEventListener("click", (e) => {
    const a = e.target.closest("a");
    if (a && a.closest(".why, details, .tree, .detail, .skip") || e.target.closest("summary, details")) return;
    const row = rowAt(e.target);
    if (!row || !shown?.section.contains(e.target)) return;
    e.preventDefault();
    if (getSelection().isCollapsed) focus(row);
  });

  // Search: the rows of this recording that hold the words, and how many the
  // others have.
  const tools = $(".tools");
  const filter = make("input", { type: "search", placeholder: "Search ops" });
  filter.setAttribute("aria-label", "Search the ops of all traces");
  const found = make("span", { className: "found" });
  found.setAttribute("role", "status");
  const wordsOf = cached((row) => [row.text, ...row.why.map((w) => w.join("")), row.l, ...(row.guard ? [row.guard.says, ...row.guard.frames] : [])].join("\n").toLowerCase().replaceAll("ᵍ", ""));
  const wanted = (row) => wordsOf(row).includes(filter.value.toLowerCase()) || !!row.of && wanted(row.of);
  const hitsIn = (r) => { const { recorded, parts } = read(r); return [recorded, ...parts].flat().filter(wanted).length; };
  const applyFilter = () => {
    for (const c of shown.columns) for (const l of c.lists) l.show(filter.value ? l.all.filter(wanted) : l.all);
    shown.columns.forEach(rest);
    count();
  };
  const count = () => {
    if (!filter.value) return found.replaceChildren();
    const here = hitsIn(shown.r), others = data.recordings.filter((r) => r !== shown.r).map(hitsIn).filter((n) => n);
    found.textContent = `${here} here` + (data.recordings.length > 1 ? `, ${others.reduce((a, b) => a + b, 0)} in ${others.length} other ${others.length === 1 ? "trace" : "traces"}` : "");
  };
  let waiting;
  filter.oninput = () => { clearTimeout(waiting); waiting = setTimeout(applyFilter, data.recordings.length > 20 ? 250 : 0); };
  const toHit = (step) => {
    const all = data.recordings, at = all.indexOf(shown.r);
    for (let i = 1; i < all.length; i++) {
      const r = all[(at + step * i + all.length * all.length) % all.length];
      if (hitsIn(r)) return jump(r);
    }
  };
  filter.onkeydown = (e) => { if (e.key === "Enter" && filter.value) toHit(e.shiftKey ? -1 : 1); };

  const theme = make("button", { type: "button", textContent: "Light or dark" });
  const toggleTheme = () => {
    const now = document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", document.documentElement.dataset.theme); } catch { /* private mode */ }
  };
  theme.onclick = toggleTheme;
  const keys = [["↑ ↓", "op by op"], ["← →", "column by column"], ["Home End", "first and last op"], ["n p", "next and previous trace; in the tree of traces also ↑ ↓"], ["o", "open or close what a guard says"], ["/", "search; Enter: the next trace with a hit, Shift Enter: the one before"], ["t", "light or dark"], ["Esc", "let go"], ["?", "this list"]];
  const list = make("dl");
  for (const [k, what] of keys) list.append(make("dt", {}, ...k.split(" ").map((x) => make("kbd", { textContent: x }))), make("dd", { textContent: what }));
  const helpBox = make("dialog", {}, make("h2", { textContent: "Keys" }), list);
  helpBox.setAttribute("aria-label", "Keys");
  helpBox.onclick = (e) => { if (e.target === helpBox) helpBox.close(); };
  document.body.append(helpBox);
  const help = make("button", { type: "button", textContent: "?", onclick: () => helpBox.showModal() });
  help.setAttribute("aria-label", "Keyboard shortcuts");
  tools.append(found, filter, theme, help);

  const across = (c, step) => {
    const columns = shown.columns;
    for (let i = columns.indexOf(c) + step; columns[i]; i += step) {
      const rows = columns[i].empty ? [] : rowsOf(columns[i]), to = rows.find((r) => lit.get(r)?.on) || rows[0];
      if (to) return to;
    }
  };
  const turn = (links, from, d) => links[links.indexOf(from) + d]?.focus();
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || helpBox.open || !shown) return;
    if (e.target.matches("input")) { if (e.key === "Escape") e.target.blur(); return; }
    const tree = e.target.closest(".tree") && { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (tree) { turn($$(".tree a"), e.target, tree); e.preventDefault(); return; }
    if (e.target.closest("summary, button") && e.key === "Enter") return;
    const from = rowAt(e.target) || picked;
    const c = (from?.view ? from.view.column : from?.el.closest(".column")) || e.target.closest(".column") || shown.columns[2];
    const rows = rowsOf(c), at = rows.indexOf(from), all = data.recordings;
    const act = {
      ArrowDown: () => focus(rows[at + 1] || rows[at]), ArrowUp: () => focus(rows[at - 1] || rows[0]),
      Home: () => focus(rows[0]), End: () => focus(rows[rows.length - 1]),
      ArrowRight: () => focus(across(c, 1)), ArrowLeft: () => focus(across(c, -1)),
      n: () => jump(all[all.indexOf(shown.r) + 1]), p: () => jump(all[all.indexOf(shown.r) - 1]),
      o: () => { const d = picked?.el && $("details", picked.el); if (d) d.open = !d.open; },
      "/": () => filter.focus(), "?": () => helpBox.showModal(), t: toggleTheme, Escape: letGo,
    }[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });
  const jump = (r) => { if (r) { show(r); history.replaceState(null, "", "#" + r.id); } };

  // On opening, the first guard is picked: of what is left, it says most.
  const pickFirst = () => {
    const { recorded, parts } = read(shown.r), guard = [...parts, recorded].flat().find((row) => row.text.startsWith("guard_"));
    if (guard) pick(guard, true);
    picked = null; // keys begin where they would without it
  };
  // An address leads to a recording, to one of its lists, or to an op: r0, r0-l, r0-l12.
  const go = () => {
    const [, id, prefix, n] = /^#(r\d+)(-[leb]?)?(\d+)?$/.exec(location.hash) || [];
    const r = data.recordings.find((r) => r.id === id) || shown?.r || data.recordings[0];
    if (!r) return;
    show(r);
    if (!id) return pickFirst();
    if (n === undefined) { if (prefix) document.getElementById(id + prefix)?.scrollIntoView({ block: "nearest" }); return; }
    const { recorded, parts } = read(r), list = [recorded, ...parts].find((l) => l[0]?.list.id === id + prefix);
    if (!list?.[n]) return;
    if (filter.value && !wanted(list[n])) { filter.value = ""; applyFilter(); }
    focus(list[n]);
  };
  addEventListener("hashchange", go);
  addEventListener("storage", (e) => { if (e.key === "theme" && e.newValue) document.documentElement.dataset.theme = e.newValue; });
  addEventListener("beforeprint", () => { if (shown && everyRow().length < 5000) for (const c of shown.columns) for (const l of c.lists) l.fillAll(); });
  go();
})();
