// The playground: an editor, the engine in a worker, and what came of a run. All is
// in the page: the programs, the engine (a script, loaded at once but made when it
// has come), and what a link carries, in its fragment.
"use strict";
(() => {
  const root = document.currentScript.dataset.root;
  const $ = (s) => document.querySelector(s);
  const data = window.playground;
  const place = $("#play");
  if (!place || !data) return;
  const field = Object.fromEntries([...place.querySelectorAll("[name]")].map((e) => [e.name, e]));
  const numbers = [...place.querySelectorAll(".number")];
  const passes = [...place.querySelectorAll(".passes input")];
  const runButton = $("#run"), stepButton = $("#step"), stopButton = $("#stop"), status = $("#status"), problem = $("#problem"), notice = $("#notice");
  const language = () => data.languages.find((l) => l.id === field.language.value);
  const escape = (s) => s.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c]));

  // The editor is a field of clear letters over a copy in colours.
  const syntax = {
    bf: /(?<kw>[[\]]+)|(?<nu>[+-]+)|(?<fn>[<>]+)|(?<st>[.,]+)|(?<co>[^[\]+\-<>.,]+)/g,
    regvm: /(?<co>;[^\n]*)|(?<fn>^\s*\w+:)|(?<ty>\br\d+\b)|(?<nu>-?\b\d+\b)|(?<kw>\b[a-z]+\b)|(?<no>[^;\w-]+|.)/gm,
  };
  const editor = field.program, copy = $("#colours");
  let bad = -1; // the character that an error speaks of
  const paint = () => {
    let html = "", at = 0;
    const put = (kind, text) => { if (text) html += kind ? `<span class="${kind}">${escape(text)}</span>` : escape(text); };
    for (const m of editor.value.matchAll(syntax[language().syntax])) {
      const [kind] = Object.entries(m.groups).find(([, text]) => text !== undefined), text = m[0], i = bad - at;
      if (i >= 0 && i < text.length) {
        put(kind, text.slice(0, i));
        html += `<mark>${escape(text[i] === "\n" ? "↵\n" : text[i])}</mark>`;
        put(kind, text.slice(i + 1));
      } else put(kind, text);
      at += text.length;
    }
    copy.innerHTML = html + (bad >= at ? "<mark>↵</mark>" : "") + "\n";
    scroll();
  };
  const scroll = () => { copy.scrollTop = editor.scrollTop; copy.scrollLeft = editor.scrollLeft; };
  editor.addEventListener("scroll", scroll);
  editor.addEventListener("input", () => { bad = -1; problem.replaceChildren(); field.example.value = ""; paint(); });
  editor.addEventListener("keydown", (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); run(); } });

  // An error's column counts bytes.
  const offset = (line, col) => {
    const lines = editor.value.split("\n").slice(0, line);
    let bytes = 0, chars = 0;
    for (const c of lines[line - 1] ?? "") {
      if (bytes >= col - 1) break;
      bytes += new TextEncoder().encode(c).length;
      chars += c.length;
    }
    return lines.slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0) + chars;
  };
  const complain = ({ error, line, col }) => {
    problem.replaceChildren(error);
    if (!line) return;
    bad = offset(line, col);
    paint();
    const go = document.createElement("button");
    Object.assign(go, { type: "button", textContent: "Go there", onclick: () => { editor.focus(); editor.setSelectionRange(bad, bad + 1); } });
    problem.append(" ", go);
    copy.querySelector("mark")?.scrollIntoView({ block: "nearest" });
    editor.scrollTop = copy.scrollTop;
  };

  // What is chosen, and the link that says so. What is as usual is not said.
  const jit = () => {
    const list = numbers.filter((n) => n.value !== n.defaultValue).map((n) => `${n.name}=${n.value}`);
    const on = passes.filter((p) => p.checked).map((p) => p.value);
    if (on.length < passes.length) list.push("enable_opts=" + (on.join(":") || "none"));
    return list.join(",");
  };
  const command = () => {
    const l = language(), options = l.stage ? `bf -stage ${l.stage} ` : "";
    return options + (jit() ? `-jit ${jit()} ` : "") + (field.eof.value && l.stage ? `-eof ${field.eof.value} ` : "") + l.program;
  };
  const examples = () => data.examples.filter((e) => e.syntax === language().syntax);
  const named = (name) => examples().find((e) => e.name === name);
  const example = () => named(field.example.value);
  const link = () => {
    const p = new URLSearchParams({ language: field.language.value }), e = example();
    e ? p.set("example", e.name) : p.set("program", editor.value);
    if (field.input.value !== (e ? e.input : "")) p.set("input", field.input.value);
    if (jit()) p.set("jit", jit());
    if (field.eof.value) p.set("eof", field.eof.value);
    return "#" + p;
  };
  const listExamples = () => {
    const option = (e) => Object.assign(document.createElement("option"), { value: e.name, textContent: e.name });
    const group = (label, list) => { const g = document.createElement("optgroup"); g.label = label; g.append(...list.map(option)); return g; };
    const own = Object.assign(document.createElement("option"), { value: "", textContent: "your own" });
    const all = examples(), tests = all.filter((e) => e.test);
    field.example.replaceChildren(own, group("Programs", all.filter((e) => !e.test)), ...(tests.length ? [group("Made to test the engine", tests)] : []));
  };
  const take = (e) => {
    field.example.value = e.name;
    editor.value = e.program;
    field.input.value = e.input;
    field.eof.value = e.eof;
    $("#doc").textContent = e.doc;
    bad = -1;
    problem.replaceChildren();
    paint();
  };
  const traced = (l) => l.stage === 0 || l.stage >= data.firstTracing;
  const buttons = () => {
    runButton.disabled = running || !wasm;
    stepButton.disabled = runButton.disabled || !traced(language());
    stopButton.disabled = !running;
  };
  const adapt = () => {
    const l = language();
    for (const e of place.querySelectorAll(".bf-only")) e.hidden = l.syntax !== "bf";
    for (const e of place.querySelectorAll("fieldset.jit-only")) e.disabled = !traced(l);
    buttons();
  };
  const readLink = () => {
    const p = new URLSearchParams(location.hash.slice(1));
    if (!p.has("language")) return;
    field.language.value = p.get("language");
    if (!language()) field.language.value = data.languages[0].id;
    listExamples();
    adapt();
    const e = named(p.get("example"));
    if (e) take(e);
    else { field.example.value = ""; editor.value = p.get("program") || ""; field.input.value = ""; $("#doc").textContent = ""; }
    if (p.has("input")) field.input.value = p.get("input");
    field.eof.value = p.get("eof") || (e ? e.eof : "");
    for (const n of numbers) n.value = n.defaultValue;
    for (const b of passes) b.checked = true;
    for (const item of (p.get("jit") || "").split(",").filter(Boolean)) {
      const [name, value] = item.split("=");
      if (name === "enable_opts") for (const b of passes) b.checked = value === "all" || value.split(":").includes(b.value);
      else if (field[name]) field[name].value = value;
    }
    lastSyntax = language().syntax;
    bad = -1;
    paint();
  };
  field.language.onchange = () => {
    const was = field.example.value, other = language().syntax !== lastSyntax;
    listExamples();
    adapt();
    if (other) take(examples()[0]);
    else field.example.value = was;
    lastSyntax = language().syntax;
    paint();
  };
  let lastSyntax;
  field.example.onchange = () => { const e = example(); if (e) take(e); };
  $("#link").onclick = async () => {
    history.replaceState(null, "", link());
    try { await navigator.clipboard.writeText(location.href); status.textContent = "The link is copied."; } catch { status.textContent = "The link stands in the address bar."; }
  };

  // A worker makes the engine while the reader reads; a new one follows each run.
  const MEGABYTES = 512;
  let wasm, sources, spare, running = null;
  const load = () => new Promise((done, fail) => {
    const s = document.createElement("script");
    Object.assign(s, { src: root + "assets/engine.js", onload: done, onerror: () => fail(new Error("The engine is not here: the site was built without it.")) });
    document.head.append(s);
  });
  // Packed by Zstandard where the build had fzstd, else by gzip: see tools/book/engine.go.
  const unpack = (packed) => window.fzstd ? fzstd.decompress(packed)
    : new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const fetchEngine = async () => {
    await load();
    const { engine, exec, worker } = window.mergePointEngine;
    delete window.mergePointEngine;
    wasm = await unpack(Uint8Array.from(atob(engine), (c) => c.charCodeAt(0)));
    sources = URL.createObjectURL(new Blob([exec, "\n", worker], { type: "text/javascript" }));
  };
  const prepare = () => {
    const w = new Worker(sources);
    w.ready = new Promise((done, fail) => {
      w.onmessage = ({ data }) => data.kind === "ready" ? done() : fail(new Error(data.value.error));
      w.onerror = (e) => fail(new Error(e.message || "This browser lets no worker run here."));
    });
    w.postMessage({ wasm });
    return w;
  };
  const seconds = (ms) => ms < 1000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toFixed(1)} s`;

  // What comes of a run. So much output is shown; more is counted.
  const SHOWN = 1 << 20;
  const output = $("#output");
  let view = null;
  const decoder = () => new TextDecoder();
  class Run {
    constructor(worker) {
      this.worker = worker;
      this.began = performance.now();
      this.decoder = decoder();
      this.bytes = this.waiting = 0;
      this.text = "";
      output.replaceChildren();
      $("#steps").hidden = true;
      this.clock = setInterval(() => this.tick(), 100);
      worker.onmessage = ({ data }) => this[data.kind](data.value);
      worker.onerror = (e) => this.done({ error: "the engine stopped: " + e.message });
    }
    output(bytes) {
      const room = SHOWN - this.bytes;
      this.bytes += bytes.length;
      if (room <= 0) return;
      this.text += this.decoder.decode(bytes.subarray(0, room), { stream: true });
      this.waiting ||= requestAnimationFrame(() => this.print());
    }
    print() {
      this.waiting = 0;
      const below = output.scrollHeight - output.scrollTop - output.clientHeight < 40;
      output.append(this.text);
      this.text = "";
      if (below) output.scrollTop = output.scrollHeight;
    }
    view(v) { this.seen = v; }
    story(v) { this.told = v; }
    notice(text) { notice.textContent = "note: " + text; }
    tick() { status.textContent = `running, ${seconds(performance.now() - this.began)}` + (this.seen ? `, ${count(this.seen.traces, "trace")} so far` : ""); }
    end(words) {
      clearInterval(this.clock);
      this.worker.terminate();
      cancelAnimationFrame(this.waiting);
      this.print();
      if (this.bytes > SHOWN) output.append(`\n… and ${this.bytes - SHOWN} bytes more, which are not shown`);
      running = null;
      buttons();
      status.textContent = words + (this.seen ? `; ${count(this.seen.traces, "trace")}` : "");
      if (this.seen) show(this.seen);
      if (this.told) tell(this.told);
      spare = prepare();
    }
    done(v) {
      if (running !== this) return;
      this.end(v.error ? "the run failed" : `done in ${seconds(v.ms)}`);
      if (v.error) complain(v);
    }
    stop() { this.end(`stopped after ${seconds(performance.now() - this.began)}`); }
  }
  const count = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;
  const run = async (step = false) => {
    if (running || !wasm) return;
    bad = -1;
    paint();
    problem.replaceChildren();
    notice.textContent = "";
    history.replaceState(null, "", link());
    const worker = spare, l = language(), files = data.files[l.id] || [];
    running = { stop() { running = null; } };
    buttons();
    try { await worker.ready; } catch (e) { running = null; buttons(); spare = prepare(); return complain({ error: String(e.message) }); }
    view = { command: command(), title: l.program, lines: Object.fromEntries(files.map((f) => [f.name, f.lines])) };
    running = new Run(worker);
    worker.postMessage({ megabytes: MEGABYTES, settings: { step, language: l.id, program: editor.value, input: field.input.value, jit: jit(), eof: field.eof.value || "zero", files: files.map(({ name, spans }) => ({ name, spans })) } });
  };
  runButton.onclick = () => run();
  stepButton.onclick = () => run(true);
  stopButton.onclick = () => running?.stop();

  // The stepper has the interpreter's lines from the page, where they are in colours.
  const plain = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content.textContent;
  const tell = (story) => {
    for (const name of Object.keys(story.files)) story.files[name] = (view.lines[name] || []).map(plain);
    $("#steps").hidden = false;
    window.stepper($("#steps .story"), story);
    $("#steps").scrollIntoView({ block: "nearest" });
  };

  // The viewer is a page of its own, as on the book's pages, in a frame.
  const json = (v) => JSON.stringify(v).replaceAll("<", "\\u003c");
  let address;
  const show = (v) => {
    $("#time").hidden = !v.timeline;
    $("#timeline").innerHTML = v.timeline;
    $("#traces").hidden = !v.traces;
    $("#viewer").replaceChildren();
    if (!v.traces) return;
    for (const name of Object.keys(v.data.files)) v.data.files[name] = view.lines[name] || [];
    const parts = { title: escape(view.title), command: escape(view.command), tree: v.tree, data: json(v.data) };
    const page = data.shell.replace(/@@(\w+)@@/g, (_, name) => parts[name]);
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: address, title: "The traces of the run" });
    $("#viewer").append(frame);
    $("#whole").href = address;
  };

  listExamples();
  adapt();
  take(examples()[0]);
  lastSyntax = language().syntax;
  readLink();
  addEventListener("hashchange", readLink);
  place.hidden = false;
  status.textContent = "getting the engine ready";
  fetchEngine().then(async () => {
    spare = prepare();
    await spare.ready;
    status.textContent = "ready";
    buttons();
  }).catch((e) => { status.textContent = ""; problem.textContent = typeof WebAssembly === "undefined" ? "This browser has no WebAssembly." : e.message; });
})();
