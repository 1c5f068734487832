// Keeps a page that is served while it is written current, and tells of mistakes.
// Knows nothing of the page. Never published.

const own = new URL(import.meta.url);
const base = own.pathname.replace(/_serve\/live\.js$/, "");
const PLACE = `serve ${location.pathname}`;

let version = own.searchParams.get("version");
let news = null;

// ---------------------------------------------------------------- the place on the page

function topmost() {
  const marks = [...document.querySelectorAll("main [id]")];
  return marks.findLast((one) => one.getClientRects().length && one.getBoundingClientRect().top <= 1);
}

function keepPlace() {
  const mark = topmost();
  const place = {
    left: scrollX,
    top: scrollY,
    mark: mark?.id,
    below: mark ? -mark.getBoundingClientRect().top : 0,
    open: [...document.querySelectorAll("details")].map((one) => one.open),
  };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

function takePlace() {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  return JSON.parse(kept);
}

function findPlace(place) {
  const details = [...document.querySelectorAll("details")];
  if (details.length === place.open.length) details.forEach((one, at) => { one.open = place.open[at]; });
  const mark = place.mark && document.getElementById(place.mark);
  const top = mark ? mark.getBoundingClientRect().top + scrollY + place.below : place.top;
  scrollTo({ left: place.left, top, behavior: "instant" });
}

// ---------------------------------------------------------------- what is new

function reload() {
  keepPlace();
  history.scrollRestoration = "manual";
  location.reload();
}

function takeStyles() {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    const address = new URL(link.href);
    if (address.origin !== location.origin) continue;
    address.searchParams.set("version", version);
    const next = link.cloneNode();
    next.href = address;
    // The former one stays until the new one is there, so that nothing flickers.
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => next.remove());
    link.after(next);
  }
}

function listen() {
  const query = new URLSearchParams({ page: location.pathname, version });
  news = new EventSource(`${base}_serve/news?${query}`);
  const hear = (kind, act) => news.addEventListener(kind, (event) => {
    version = event.lastEventId;
    act(JSON.parse(event.data));
  });
  hear("reload", reload);
  hear("styles", takeStyles);
  hear("still", () => {});
  hear("mistakes", showMistakes);
}

// A browser opens few connections to one host: pages that nobody looks at leave theirs to others.
document.addEventListener("visibilitychange", () => {
  news?.close();
  news = null;
  if (document.visibilityState === "visible") listen();
});
addEventListener("pagehide", () => news?.close());

// ---------------------------------------------------------------- mistakes

const host = document.createElement("dossier-mistakes");
const shadow = host.attachShadow({ mode: "open" });

async function dress() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(new URL("live.css", own))).text());
  shadow.adoptedStyleSheets = [sheet];
}

function make(name, text, more = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  return Object.assign(element, more);
}

function showMistake({ where, address, message, remedy, code }) {
  const item = document.createElement("li");
  if (where) item.append(address ? make("a", where, { href: address }) : make("span", where, { className: "where" }));
  item.append(make("p", message));
  if (remedy) item.append(make("p", remedy, { className: "remedy" }));
  if (code) item.append(make("code", code));
  return item;
}

function showMistakes(mistakes) {
  host.remove();
  if (!mistakes.length) return;
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  const panel = make("section", "", { lang: "en", dir: "ltr" });
  panel.setAttribute("role", "alert");
  const hide = make("button", "Hide", { type: "button" });
  hide.addEventListener("click", () => host.remove());
  const head = document.createElement("header");
  head.append(make("h2", `${count}: below is the last good page`), hide);
  const list = document.createElement("ol");
  list.append(...mistakes.map(showMistake));
  panel.append(head, list);
  shadow.replaceChildren(panel);
  document.documentElement.append(host);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") host.remove();
});

const place = takePlace();
if (place) {
  findPlace(place);
  // Letters that come later move what stands below them.
  document.fonts.ready.then(() => findPlace(place));
}
if (document.visibilityState === "visible") listen();
dress();
