// Lets a reader choose among the events of a timeline, walk through them by keys, and copy a link to one.
//
// The page is whole without it. All words stand in the page; what is chosen stands in the address, so that
// it can be sent, reloaded and undone by going back. What is left out is hidden on screens only: paper has all.

// Within another site's page, what is not this timeline opens beside it.
if (document.body.matches(".bare") && parent !== window) {
  for (const link of document.querySelectorAll('a[href]:not([href^="#"])')) link.target = "_blank";
}
const form = document.querySelector("form.choice");
if (form) start();

function start() {
  const fields = ["words", "from", "to", "actor", "kind", "weight", "differ"];
  const status = form.querySelector(".count");
  const undo = form.querySelector("[type=reset]");
  const copy = form.querySelector(".copy");
  const copyWords = copy.textContent;
  const told = form.querySelector(".told");
  const language = document.documentElement.lang;
  // The same digits as in the page, whichever a language's readers use elsewhere.
  const numbers = new Intl.NumberFormat(language, { numberingSystem: "latn" });
  const items = [...document.querySelectorAll(".events > li[id]")];
  const lists = [...document.querySelectorAll(".part .events")];
  const headings = [...document.querySelectorAll(".part > .chapter")];
  const dates = items.map((item) => item.querySelector(".when a"));
  const events = items.map(readEvent);
  const marks = new Map(items.map((item) => [`#${item.id}`, []]));
  for (const link of document.querySelectorAll(".overview a:not(.rest)")) marks.get(link.getAttribute("href"))?.push(link);
  const rests = document.querySelectorAll(".overview .rest");
  let typed = "";

  // ---- what is known of an event

  function readEvent(item) {
    const [first, last] = findEnds(item.dataset.date);
    const actors = [...item.querySelectorAll(".chips a.actor")].map((link) => [idOf(link), link.textContent]);
    return {
      item,
      first,
      last,
      kind: item.dataset.kind ?? "",
      weight: ["minor", "normal", "key"].findIndex((weight) => item.classList.contains(weight)),
      differ: item.classList.contains("disputed"),
      actors: new Map(actors),
    };
  }

  function idOf(link) {
    return new URL(link.href).pathname.split("/").filter(Boolean).pop();
  }

  function fold(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function wordsOf(event) {
    return (event.words ??= fold(event.item.textContent));
  }

  // ---- which events are chosen

  // Each test says whether an event fits; those that did not were left out by this field.
  function makeTests() {
    const { words, from, to, actor, kind, weight, differ } = readForm();
    const wanted = fold(words ?? "").split(/\s+/).filter(Boolean);
    const least = { normal: 1, key: 2 }[weight] ?? 0;
    return {
      words: (event) => wanted.every((word) => wordsOf(event).includes(word)),
      time: (event) => (!from || event.last >= from) && (!to || event.first <= to),
      actor: (event) => !actor || event.actors.has(actor),
      kind: (event) => !kind || event.kind === kind,
      weight: (event) => event.weight >= least,
      differ: (event) => !differ || event.differ,
    };
  }

  function readForm() {
    const chosen = [...new FormData(form)].filter(([name, value]) => fields.includes(name) && value.trim());
    return Object.fromEntries(chosen);
  }

  function show() {
    const tests = Object.entries(makeTests());
    const counts = { actor: new Map(), kind: new Map(), weight: new Map() };
    let shown = 0;
    for (const event of events) {
      const failed = tests.filter(([, fits]) => !fits(event)).map(([name]) => name);
      const out = failed.length > 0;
      shown += !out;
      event.item.classList.toggle("out", out);
      for (const mark of marks.get(`#${event.item.id}`)) mark.classList.toggle("out", out);
      // An option tells how many events there would be if it were the one chosen.
      if (failed.length < 2) for (const name in counts) if (!out || failed[0] === name) count(counts[name], name, event);
    }
    for (const list of lists) {
      const empty = !list.querySelector(":scope > li:not(.out)");
      list.classList.toggle("out", empty);
      const above = list.previousElementSibling;
      if (above?.matches(".year")) above.classList.toggle("out", empty);
    }
    for (const one of headings) one.classList.toggle("out", !one.parentElement.querySelector(".events:not(.out)"));
    for (const name in counts) writeCounts(form.elements[name], counts[name]);
    undo.hidden = Object.keys(readForm()).length === 0;
    // They count all events, whatever is chosen.
    for (const one of rests) one.classList.toggle("out", !undo.hidden);
    say(undo.hidden ? form.dataset.all : shown ? fill(form.dataset.some, shown) : form.dataset.none);
  }

  function count(counted, name, event) {
    const values = { actor: [...event.actors.keys()], kind: [event.kind], weight: ["key", "normal"].slice(2 - event.weight) };
    for (const value of values[name]) counted.set(value, (counted.get(value) ?? 0) + 1);
  }

  function writeCounts(select, counted) {
    for (const option of select.options) {
      if (!option.value) continue;
      option.dataset.words ??= option.text;
      option.text = `${option.dataset.words} (${numbers.format(counted.get(option.value) ?? 0)})`;
    }
  }

  function fill(words, shown) {
    return words
      .replace("%(shown)s", numbers.format(shown))
      .replace("%(all)s", numbers.format(events.length));
  }

  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  // ---- the choice in the address

  function readAddress() {
    const query = new URLSearchParams(location.search);
    for (const name of fields) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = query.has(name);
      else field.value = query.get(name) ?? "";
    }
    typed = "";
  }

  function writeAddress(name = "") {
    const query = new URLSearchParams(location.search);
    for (const field of fields) query.delete(field);
    for (const [field, value] of Object.entries(readForm())) query.set(field, value);
    const address = new URL(location);
    address.search = query;
    if (address.href === location.href) return;
    // Words come letter by letter, and are one step back all the same.
    if (name && name === typed) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    typed = name;
  }

  function forget() {
    for (const name of fields) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    writeAddress();
    show();
  }

  // Whoever follows a link to an event wants to see it.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches(".events > .out")) return;
    forget();
    target.scrollIntoView();
  }

  form.addEventListener("input", (event) => {
    show();
    writeAddress(event.target.name === "words" ? "words" : "");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    forget();
    form.querySelector("summary").focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    readAddress();
    show();
    reveal();
  });

  // ---- keys and links

  document.addEventListener("keydown", (event) => {
    const at = dates.indexOf(document.activeElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shown = dates.filter((_, number) => !items[number].classList.contains("out"));
    const place = shown.indexOf(dates[at]);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    shown[next]?.focus();
  });

  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const item = event.target.closest?.(".events > li[id]");
      if (item) offer(item);
    });
  }

  function offer(item) {
    const place = item.querySelector(".when");
    if (!place || copy.parentElement === place || copy === document.activeElement) return;
    place.append(copy);
    copy.hidden = false;
  }

  copy.addEventListener("click", async () => {
    const address = copy.parentElement.querySelector("a").href;
    try {
      await navigator.clipboard.writeText(address);
      copy.textContent = told.textContent = form.dataset.copied;
      setTimeout(() => ([copy.textContent, told.textContent] = [copyWords, ""]), 3000);
    } catch {
      location.assign(address); // Where nothing may be copied, the address bar has it.
    }
  });

  // The address of an event on this very page must not lead away from what is chosen.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".when a");
    if (!link || undo.hidden || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href);
    if (address.pathname !== location.pathname || address.search) return;
    event.preventDefault();
    location.hash = address.hash;
  });

  // ---- a stretch of time, drawn along the picture

  for (const svg of document.querySelectorAll(".overview svg")) {
    let strip = null;
    let from = 0;
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const strips = [...svg.querySelectorAll("[data-days]")];
      strip = strips.findLast((one) => event.clientY >= one.getBoundingClientRect().top) ?? strips[0];
      from = event.clientX;
    });
    svg.addEventListener("pointermove", (event) => {
      if (!strip || Math.abs(event.clientX - from) < 8) return;
      if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
      const days = [from, event.clientX].map((x) => dayAt(svg, strip, x)).sort();
      [form.elements.from.value, form.elements.to.value] = days;
      show();
    });
    svg.addEventListener("pointerup", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) {
        writeAddress();
        svg.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
        form.querySelector("details").open = true;
      }
      strip = null;
    });
    svg.addEventListener("pointercancel", () => (strip = null));
  }

  function dayAt(svg, strip, x) {
    const edge = 8; // As the drawing leaves at each side.
    const box = svg.getBoundingClientRect();
    const width = svg.viewBox.baseVal.width;
    let part = (((x - box.left) / box.width) * width - edge) / (width - 2 * edge);
    if (getComputedStyle(svg).direction === "rtl") part = 1 - part;
    const [first, last] = strip.dataset.days.split(" ").map(Number);
    const day = first + Math.floor(Math.min(Math.max(part, 0), 0.9999) * (last + 1 - first));
    return new Date((day - 719163) * 86400000).toISOString().slice(0, 10);
  }

  // ---- the beginning

  const names = new Map(events.flatMap((event) => [...event.actors]));
  const sorted = [...names].sort(([, one], [, other]) => one.localeCompare(other, language));
  form.elements.actor.append(...sorted.map(([id, name]) => new Option(name, id)));
  // An address alone does not tell one of five events of a day from another.
  items.forEach((item, number) => {
    const title = item.querySelector(".what :is(h2, h3, h4, h5, h6)");
    if (title) dates[number]?.setAttribute("aria-label", `${dates[number].textContent.trim()}: ${title.textContent}`);
  });
  readAddress();
  form.hidden = false;
  form.querySelector("details").open = fields.some((name) => new URLSearchParams(location.search).has(name));
  show();
  reveal();
  foldAhead(0);

  // Before somebody types; some at a time, so that nobody waits for it.
  function foldAhead(from) {
    if (from >= events.length) return;
    for (const event of events.slice(from, from + 100)) wordsOf(event);
    setTimeout(foldAhead, 0, from + 100);
  }
}

// The first and the last day that a date as written (EDTF, levels 0 and 1) can mean, as text that sorts.
export function findEnds(text) {
  const [start, end = start] = text.split("/");
  const open = (one) => one === "" || one === "..";
  return [open(start) ? "" : bound(start, 0), open(end) ? "~" : bound(end, 1)];
}

function bound(text, last) {
  const [year, month = "", day = ""] = text.replace(/[?~%]/g, "").split("T")[0].split("-");
  const seasons = { 21: ["03", "05"], 22: ["06", "08"], 23: ["09", "11"], 24: ["12", "02"] };
  if (month === "24" && last) return `${Number(year) + 1}-02-31`; // A winter ends in the next year.
  return [
    year.replaceAll("X", last ? "9" : "0"),
    seasons[month]?.[last] ?? (month || ["01", "12"][last]),
    day || ["01", "31"][last],
  ].join("-");
}
