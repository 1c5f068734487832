// Shows what was added, changed, corrected or removed since this browser was last here.
//
// What was seen stays here (localStorage), and is compared until marked as read: a glance loses nothing.

const LONGEST = 20; // Of each sort.
const SHORT = 8; // What is no longer stands open.
const SORTS = ["added", "changed", "corrected", "removed"];
const section = document.querySelector(".visit");
const { dataset } = section;
const quiet = section.querySelector(".quiet");
const news = section.querySelector(".news");
const read = section.querySelector(".read");
const forget = section.querySelector(".forget");
const blank = news.querySelector("template");
const numbers = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
const dossiers = dataset.places.split(" ").map((place) => new URL(place, location.href));
const states = new Map(); // What there is now, by dossier.
if (canRemember()) start();

async function start() {
  // On a list of dossiers none is asked for that was never opened.
  const known = dossiers.filter(recall);
  const wanted = "dossier" in dataset ? dossiers : known;
  if (wanted.length > known.length) await reading();
  await Promise.all(wanted.map(async (dossier) => states.set(dossier, await ask(dossier))));
  let count = 0;
  let first = true;
  for (const dossier of wanted) {
    const [before, now] = [recall(dossier), states.get(dossier)];
    if (!now) states.delete(dossier);
    else if (before?.schema !== now.schema) remember(dossier);
    else {
      first = false;
      count += show(dossier, compare(before.items, now.items));
    }
  }
  // What could not be asked for is not what is no more.
  if (wanted.length && !states.size) return;
  forget.hidden = !wanted.length;
  section.hidden = false;
  tell(count, first ? dataset.first : dataset.none);
}

// A first visit waits until somebody reads: not for a tap, or the line would move what is tapped.
function reading() {
  return new Promise((resolve) => {
    for (const sign of ["scroll", "keydown"]) addEventListener(sign, resolve, { once: true, passive: true });
  });
}

async function ask(dossier) {
  try {
    const answer = await fetch(new URL(dataset.file, dossier), { cache: "no-cache" });
    const { schema, items } = await answer.json();
    return { schema, items: new Map(items.map((item) => [`${item.kind} ${item.id}`, item])) };
  } catch {
    return null;
  }
}

// ---- remembered of an item: hash, title, number of corrections

function canRemember() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

function keyOf(dossier) {
  return `seen ${dossier.pathname}`;
}

function recall(dossier) {
  try {
    const { schema, items } = JSON.parse(localStorage.getItem(keyOf(dossier)));
    return { schema, items: new Map(Object.entries(items)) };
  } catch {
    return null; // Nothing, or what somebody else wrote.
  }
}

function remember(dossier) {
  const { schema, items } = states.get(dossier);
  const seen = [...items].map(([name, { hash, title, corrections = 0 }]) => [name, [hash, title, corrections]]);
  try {
    localStorage.setItem(keyOf(dossier), JSON.stringify({ schema, items: Object.fromEntries(seen) }));
  } catch {
    localStorage.removeItem(keyOf(dossier)); // No room: an old state would tell of old news for ever.
  }
}

function compare(before, now) {
  const found = { added: [], changed: [], corrected: [], removed: [] };
  for (const [name, item] of now) {
    const [hash, , corrections] = before.get(name) ?? [];
    if (!hash) found.added.push(item);
    else if ((item.corrections ?? 0) > corrections) found.corrected.push(item);
    else if (item.hash !== hash) found.changed.push(item);
  }
  for (const [name, [, title]] of before) {
    if (!now.has(name)) found.removed.push({ kind: name.split(" ", 1)[0], title });
  }
  return found;
}

// ---- what is shown

function show(dossier, found) {
  const part = blank.content.firstElementChild.cloneNode(true);
  const name = part.querySelector(".name");
  if (name) {
    name.href = dossier.href;
    name.textContent = [...document.querySelectorAll("#dossiers a")].find((link) => link.href === dossier.href)?.textContent;
  }
  let count = 0;
  for (const sort of SORTS) {
    const items = found[sort];
    const group = part.querySelector(`.${sort}`);
    count += items.length;
    group.hidden = !items.length;
    group.querySelector("ul").append(...items.slice(0, LONGEST).map((item) => makeLine(item, dossier)));
    if (items.length > LONGEST) group.querySelector("ul").append(makeRest(items.length - LONGEST));
  }
  if (count) news.append(part);
  return count;
}

function makeLine({ kind, id, title, address = id && `#${kind}-${id}` }, dossier) {
  const line = document.createElement("li");
  const name = document.createElement(address ? "a" : "bdi");
  if (address) name.href = new URL(address, dossier);
  name.dir = "auto";
  name.textContent = title;
  const sort = document.createElement("span");
  sort.className = "cite";
  sort.textContent = dataset[kind];
  line.append(sort, " ", name);
  return line;
}

function makeRest(count) {
  const line = document.createElement("li");
  line.textContent = dataset.rest.replace("%(num)s", numbers.format(count));
  return line;
}

function tell(count, words) {
  news.hidden = read.hidden = !count;
  news.open = count > 0 && count <= SHORT;
  news.querySelector(".number").textContent = `(${numbers.format(count)})`;
  quiet.hidden = count > 0;
  quiet.textContent = count ? "" : words;
}

read.addEventListener("click", () => {
  for (const dossier of states.keys()) remember(dossier);
  tell(0, dataset.done);
  quiet.focus();
});
forget.addEventListener("click", () => {
  for (const dossier of dossiers) localStorage.removeItem(keyOf(dossier));
  states.clear();
  tell(0, dataset.forgotten);
  forget.hidden = true;
  quiet.focus();
});
