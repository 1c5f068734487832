// Puts the cursor into the search by the key /, and opens the page for searching where a page has no field.

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  const field = document.querySelector("#q");
  if (!field) return location.assign(document.querySelector('nav a[href$="search/"]').href + "#q");
  field.focus();
  field.select();
});
