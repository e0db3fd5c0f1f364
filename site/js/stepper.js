// The stepper: a recording as a process, in place of its still pictures. A slider goes
// through all steps; what it shows is the data that the page, or a run, has made.
"use strict";
window.stepper = (place, story, start = 0) => {
  const make = (tag, props = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };
  const label = (e, text) => { e.setAttribute("aria-label", text); return e; };
  const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });
  const scenes = story.scenes, last = scenes.length - 1;
  const first = story.phases.map((_, p) => scenes.findIndex((s) => s.phase === p));
  let now = Math.max(0, first[start]), clock;

  // The controls.
  const phases = label(make("div", { className: "phases" }), "Parts");
  phases.setAttribute("role", "group");
  const parts = story.phases.map((title, p) => button(title, () => go(first[p])));
  phases.append(...parts.filter((_, p) => first[p] >= 0));
  const slider = label(make("input", { type: "range", min: 0, max: last, value: now, oninput: () => go(Number(slider.value)) }), "Step");
  const back = label(button("◀", () => go(now - 1)), "One step back");
  const on = label(button("▶", () => go(now + 1)), "One step on");
  const play = button("Play", () => { if (clock) return stop(); if (now === last) go(0); clock = setInterval(() => { move(now + 1); if (now === last) stop(); }, 900); tell(); });
  const count = make("span", { className: "count" });
  const say = make("p", { className: "say" });
  const stop = () => { clearInterval(clock); clock = 0; tell(); };
  const tell = () => { play.textContent = clock ? "Pause" : "Play"; say.setAttribute("aria-live", clock ? "off" : "polite"); };

  // What a step shows.
  const pane = (title, body) => make("div", { className: "part" }, make("p", { className: "head", textContent: title }), body);
  const scroller = (className, title) => {
    const e = label(make("div", { className: "pane " + className, tabIndex: 0 }), title);
    e.setAttribute("role", "group");
    return e;
  };
  const guest = scroller("guest", "The guest"), source = scroller("source", "The interpreter"), regs = scroller("regs", "Registers"), ops = scroller("ops", "The trace");
  const title = make("p", { className: "head" });
  const mark = (text) => make("mark", { textContent: text });
  const center = (box, at) => { if (at) box.scrollTop = at.offsetTop - box.clientHeight / 2; };
  const showGuest = (s) => {
    const at = s.guest, list = story.guest;
    if (at < 0 || at >= list.length) return guest.replaceChildren(list.join(""));
    const m = mark(list[at]);
    guest.replaceChildren(list.slice(0, at).join(""), m, list.slice(at + 1).join(""));
    center(guest, m);
  };
  const showSource = (s) => {
    const [name, line] = (s.line || ":0").split(":"), lines = story.files[name] || [], n = Number(line);
    const rows = [];
    for (let i = Math.max(1, n - 4); n && i <= Math.min(lines.length, n + 4); i++) {
      rows.push(make("span", { className: i === n ? "l here" : "l", textContent: lines[i - 1].replaceAll("\t", "    ") || " " }));
    }
    const code = make("p", { className: "jitcode", textContent: s.code || "" });
    source.replaceChildren(make("span", { className: "where", textContent: s.line || "" }), ...rows, code);
  };
  const showRegs = (s) => {
    const rows = (s.frames || []).flatMap(([fn, ...list]) => [
      make("tr", {}, make("th", { colSpan: 3, scope: "rowgroup", textContent: fn })),
      ...list.map(([name, value, colour]) => make("tr", { className: colour }, make("td", { textContent: name }), make("td", { textContent: value }), make("td", { textContent: colour }))),
    ]);
    regs.replaceChildren(rows.length ? make("table", {}, make("tbody", {}, ...rows)) : make("p", { className: "dim", textContent: "none: the interpreter is not at work" }));
  };
  const fates = { "×": "gone", "◐": "entry", "●": "loop", "+": "added" };
  const idle = (box, is) => box.parentElement.classList.toggle("idle", is);
  const showOps = (s) => {
    const list = story.lists[s.list];
    title.textContent = "The trace" + (list ? (story.phases[s.phase] === "The recorder" ? `: ${s.upto} ops by now` : ", " + list.title) : "");
    if (!list) return ops.replaceChildren(make("p", { className: "dim", textContent: "none is spoken of" }));
    let here;
    const optimising = s.op >= 0 && story.phases[s.phase] === "The optimiser";
    ops.replaceChildren(...list.ops.slice(0, s.upto).map((text, i) => {
      const row = make("div", { className: "op" }, make("span", { className: "n", textContent: i }), make("span", { className: "t", textContent: text }));
      const fate = optimising && i <= s.op ? fates[list.fates[i][0]] : "", value = s.values && s.values[i];
      if (fate) { row.append(make("span", { className: "fate", textContent: `${list.fates[i][0]} ${fate}` })); row.classList.add(fate); }
      if (value) row.append(make("span", { className: "value" }, make("span", { className: "sr", textContent: "gives " }), value));
      if (i === s.op) { here = row; row.classList.add("here"); if (s.failed) row.append(make("span", { className: "fails", textContent: "fails" })); }
      return row;
    }));
    center(ops, here || (s.values || optimising || s.op >= 0 ? null : s.upto === list.ops.length ? ops.firstChild : ops.lastChild));
  };
  const move = (n) => {
    now = Math.min(last, Math.max(0, n));
    const s = scenes[now];
    slider.value = now;
    slider.setAttribute("aria-valuetext", `step ${now + 1} of ${last + 1}, ${story.phases[s.phase]}`);
    count.textContent = `${now + 1} / ${last + 1}`;
    parts.forEach((b, p) => p === s.phase ? b.setAttribute("aria-current", "step") : b.removeAttribute("aria-current"));
    back.disabled = now === 0;
    on.disabled = now === last;
    say.textContent = s.say;
    showGuest(s); showSource(s); showRegs(s); showOps(s);
    idle(source, !s.line);
    idle(regs, !s.frames);
    idle(ops, s.list < 0);
  };
  const go = (n) => { if (clock) stop(); move(n); };

  tell();
  const controls = make("div", { className: "controls" }, back, slider, on, play, count);
  const left = make("div", { className: "left" }, pane("The guest", guest), pane("The interpreter", source), pane("Registers", regs));
  place.replaceChildren(phases, controls, say, make("div", { className: "panes" }, left, make("div", { className: "part" }, title, ops)));
  place.classList.add("live");
  move(now);
};
for (const place of document.querySelectorAll("[data-story]")) {
  window.stepper(place, window.stories[place.dataset.story], Number(place.dataset.phase));
}
