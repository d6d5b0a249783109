// "/" leads to the field of the search, unless somebody is typing.
addEventListener("keydown", (event) => {
  const at = event.target;
  const types = at.isContentEditable || /^(?:input|textarea|select)$/i.test(at.tagName);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || types) return;
  const field = document.getElementById("search-words");
  event.preventDefault();
  field.focus();
  field.select();
});
