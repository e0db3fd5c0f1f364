// The playground's worker: it makes the engine once it gets it, and runs one program.
// Whoever wants to stop that ends the worker.
"use strict";
(() => {
  const said = [];
  const decoder = new TextDecoder();
  fs.writeSync = (_, text) => { said.push(decoder.decode(text)); return text.length; };
  class TooMuch extends Error {}
  let engine;
  const failed = (error) => postMessage({ kind: "done", value: { error } });
  const run = async ({ settings, megabytes }) => {
    globalThis.settings = settings;
    const go = new Go(), name = "runtime.resetMemoryDataView", grown = go.importObject.gojs[name];
    go.importObject.gojs[name] = (sp) => {
      grown(sp);
      if (instance.exports.mem.buffer.byteLength > megabytes << 20) throw new TooMuch();
    };
    const instance = await WebAssembly.instantiate(engine, go.importObject);
    await go.run(instance);
    if (said.length) failed("the engine stopped: " + said.join("").split("\n")[0]);
  };
  onmessage = async ({ data }) => {
    try {
      if (data.wasm) {
        engine = await WebAssembly.compile(data.wasm);
        postMessage({ kind: "ready" });
      } else await run(data);
    } catch (e) {
      failed(e instanceof TooMuch ? `the program wants more than the ${data.megabytes} MB of memory that a program has here` : String(e));
    }
  };
})();
