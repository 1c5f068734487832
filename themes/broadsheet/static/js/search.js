// Lets a reader search the whole site, and narrow down what is found.
//
// Nothing is loaded before somebody begins. All words stand in the page; what is searched for stands in the
// address, so that it can be sent, reloaded and undone by going back.

const BAR = "|"; // Stands behind a word, before its other forms, and at the end of a block.
const FIRST = 5; // Each is a file.
const MORE = 20;
const LONGEST = 40;
// What is short must not come before what tells more, as a source's title before an article.
const RANKING = { pageLength: 0, metaWeights: { name: 8, names: 6, title: 2, work: 0.5, who: 0.5, date: 0.2 } };
const form = document.querySelector("form.search");
start();

function start() {
  const fields = ["kind", "dossier", "actor", "publisher", "year"];
  const field = form.elements.q;
  const status = form.querySelector(".count");
  const undo = form.querySelector("[type=reset]");
  const list = form.querySelector(".results");
  const more = form.querySelector(".more button");
  const details = form.querySelector("details");
  const language = document.documentElement.lang;
  // The same digits as in the page, whichever a language's readers use elsewhere.
  const numbers = new Intl.NumberFormat(language, { numberingSystem: "latn" });
  const kinds = new Map([...form.elements.kind.options].map((option) => [option.value, option.dataset.one]));
  const names = Object.fromEntries(fields.map((name) => [name, new Map()])); // By what stands in the address.
  const waiting = new Map();
  let worker, opened, faceted, newest, timer;
  let asked = 0;
  let found = [];

  // ---- Pagefind, in a worker: there the page's policy need not allow WebAssembly

  function ask(method, ...args) {
    const id = ++asked;
    worker.postMessage({ id, method, args });
    return new Promise((answer, refuse) => waiting.set(id, { answer, refuse }));
  }

  function prepare() {
    return (opened ??= open());
  }

  function open() {
    const index = new URL(form.dataset.index, location.href);
    worker = new Worker(new URL("pagefind-worker.js", index));
    worker.onmessage = ({ data: { id, result, error } }) => {
      const { answer, refuse } = waiting.get(id);
      waiting.delete(id);
      if (error) refuse(error);
      else answer(result);
    };
    worker.onerror = (event) => {
      for (const { refuse } of waiting.values()) refuse(event.message);
      waiting.clear();
    };
    return ask("init", { basePath: index.pathname, language, ranking: RANKING });
  }

  function read(from, count) {
    return Promise.all(found.slice(from, from + count).map(async (one) => ({ ...(await ask("getData", one.data)), ...one })));
  }

  // What can be chosen; a value is `id|name`, and the address has the id alone, or the name of what has none.
  function prepareFacets() {
    return (faceted ??= prepare().then(() => ask("filters")).then((facets) => {
      for (const name of fields) {
        for (const value of Object.keys(facets[name] ?? {})) names[name].set(keyOf(value), value);
        if (name !== "kind") form.elements[name].append(...sortNames(name).map(([key, value]) => makeOption(key, value)));
      }
      readAddress();
    }));
  }

  function keyOf(value) {
    const [id, name] = value.split(BAR);
    return id || name;
  }

  function nameOf(value) {
    return value.slice(value.indexOf(BAR) + 1);
  }

  function sortNames(name) {
    const sorted = [...names[name]].sort(([, one], [, other]) => nameOf(one).localeCompare(nameOf(other), language));
    return name === "year" ? sorted.reverse() : sorted;
  }

  function makeOption(key, value) {
    const option = new Option(nameOf(value), key);
    option.dir = "auto";
    return option;
  }

  // ---- searching

  function readChoice() {
    const chosen = fields.map((name) => [name, form.elements[name].value]).filter(([, key]) => key);
    return Object.fromEntries(chosen.map(([name, key]) => [name, names[name].get(key) ?? key]));
  }

  async function search() {
    const words = plainLetters(field.value.trim());
    const filters = readChoice();
    const some = words !== "" || Object.keys(filters).length > 0;
    undo.hidden = Object.keys(filters).length === 0;
    const mine = (newest = {});
    if (!some && !faceted) {
      found = [];
      return show([], "");
    }
    const slow = setTimeout(say, 300, form.dataset.busy);
    try {
      await prepare();
      const { results, filters: counts } = await ask("search", words || null, { filters });
      if (faceted) await countOthers(words, filters, counts);
      if (mine !== newest) return;
      found = some ? results : [];
      const first = await read(0, FIRST);
      if (mine !== newest) return;
      if (faceted) writeCounts(counts);
      const count = numbers.format(results.length);
      show(first, !some ? "" : results.length ? form.dataset.found.replace("%(num)s", count) : form.dataset.none);
    } catch {
      if (mine === newest) fail();
    } finally {
      clearTimeout(slow);
    }
  }

  function fail() {
    found = [];
    show([], form.dataset.failed);
  }

  // Another value of a field takes the place of the one chosen there.
  async function countOthers(words, filters, counts) {
    for (const name in filters) {
      const { [name]: _, ...others } = filters;
      counts[name] = (await ask("search", words || null, { filters: others })).filters[name];
    }
  }

  // As the index has them: two letters of Arabic that look alike at the end of a word.
  function plainLetters(words) {
    return words.replaceAll("ى", "ي").replaceAll("ـ", "");
  }

  function writeCounts(counts) {
    for (const name of fields) {
      for (const option of form.elements[name].options) {
        if (!option.value) continue;
        option.dataset.words ??= option.text;
        const count = counts[name]?.[names[name].get(option.value) ?? option.value] ?? 0;
        option.text = `${option.dataset.words} (${numbers.format(count)})`;
        option.hidden = !count && !option.selected;
      }
    }
  }

  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  // ---- results

  function show(results, words) {
    list.replaceChildren();
    add(results);
    say(words);
  }

  function add(results) {
    list.append(...results.map(makeResult));
    more.hidden = list.children.length >= found.length;
  }

  function makeResult({ meta, filters, raw_url: address, content, weighted_locations: hits, matchedMetaFields: matched = [] }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.root + address;
    const title = meta.title ?? meta.name ?? meta.work;
    link.textContent = showWords(title);
    link.dir = "auto";
    const facts = [kinds.get(filters.kind[0]), meta.date, meta.who && showWords(meta.who)].filter(Boolean);
    item.append(make("p", "cite", facts.flatMap((fact, at) => (at ? [" · ", make("bdi", "", fact)] : [make("bdi", "", fact)]))));
    item.append(make("h2", "", link));
    if (matched.includes("names")) item.append(make("p", "cite", make("bdi", "", showWords(meta.names))));
    const sentence = make("p", "", findSentence(content, hits).flatMap(markWord));
    sentence.dir = "auto";
    if (filters.language) link.lang = sentence.lang = filters.language[0];
    if (content !== title) item.append(sentence);
    return item;
  }

  function markWord([word, hit]) {
    const [, before, letters, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    return hit && letters ? [before, make("mark", "", letters), after] : [word];
  }

  function make(name, sort, children) {
    const element = document.createElement(name);
    if (sort) element.className = sort;
    element.append(...[children].flat());
    return element;
  }

  // ---- the choice in the address

  function readAddress() {
    const query = new URLSearchParams(location.search);
    field.value = query.get("q") ?? "";
    for (const name of fields) form.elements[name].value = query.get(name) ?? "";
  }

  function writeAddress(push) {
    const address = new URL(location);
    for (const name of ["q", ...fields]) {
      const value = form.elements[name].value.trim();
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    address.hash = "";
    if (address.href === location.href) return;
    push ? history.pushState(null, "", address) : history.replaceState(null, "", address);
  }

  function begin() {
    readAddress();
    const query = new URLSearchParams(location.search);
    details.open ||= fields.some((name) => query.get(name));
    return details.open ? prepareFacets().then(search, fail) : search();
  }

  field.addEventListener("focus", () => prepare().catch(fail));
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => [writeAddress(false), search()], 120);
  });
  for (const name of fields) form.elements[name].addEventListener("change", () => [writeAddress(true), search()]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    writeAddress(true);
    search();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of fields) form.elements[name].value = "";
    writeAddress(true);
    search();
    details.querySelector("summary").focus();
  });
  details.addEventListener("toggle", () => {
    if (details.open) prepareFacets().then(search, fail);
  });
  more.addEventListener("click", async () => {
    const from = list.children.length;
    add(await read(from, MORE));
    list.children[from]?.querySelector("a").focus();
  });
  addEventListener("popstate", begin);

  form.hidden = false;
  document.querySelector(".without").hidden = true;
  if (location.hash === "#q") field.focus();
  begin();
}

// ---- the sentence in which something was found

function showWord(word) {
  return word.split(BAR, 1)[0];
}

function showWords(words) {
  return words.split(" ").map(showWord).join(" ");
}

// Whether a sentence ends with a word: at the end of a block, or at a stop that is none of an abbreviation.
function endsAt(words, place) {
  const word = showWord(words[place]);
  if (words[place].endsWith(BAR) || place === words.length - 1) return true;
  if (!/[.!?…؟。]["'”’»)\]]*$/.test(word) || /^\p{Ll}/u.test(words[place + 1])) return false;
  return word.replace(/\P{L}/gu, "").length > 2 || /\d|[\u0590-\u06ff]/.test(word);
}

// The words of the sentence in which most was found, each with whether it was; of a long one, what is around.
export function findSentence(content, hits) {
  const words = content.split(" ");
  const scores = new Map(hits.map((hit) => [hit.location, hit.balanced_score]));
  const best = { from: 0, to: -1, score: -1 };
  for (let from = 0, at = 0, score = 0; at < words.length; at++) {
    score += scores.get(at) ?? 0;
    if (!endsAt(words, at)) continue;
    if (score > best.score) Object.assign(best, { from, to: at, score });
    [from, score] = [at + 1, 0];
  }
  let { from, to } = best;
  const first = Math.min(...[...scores.keys()].filter((place) => place >= from && place <= to), Infinity);
  if (to - from >= LONGEST && first - from > LONGEST / 2) from = first - LONGEST / 4;
  const end = Math.min(to, from + LONGEST - 1);
  const shown = words.slice(from, end + 1).map((word, at) => [[" ", false], [showWord(word), scores.has(from + at)]]);
  return [[from > best.from ? "… " : "", false], ...shown.flat().slice(1), [end < to ? " …" : "", false]].filter(([word]) => word);
}
