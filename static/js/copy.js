/**
 * `<button data-copy="#reference">` copies the text of what it points at; `data-copied` is what the button then says.
 * With `data-copy-html` the HTML that stands there is copied as well: where italics can be pasted, they are.
 */

const SHOWN = 2000; // milliseconds

export function installCopying(page) {
  page.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    const source = button && page.querySelector(button.dataset.copy);
    if (!source) return;
    event.preventDefault();
    const text = "value" in source ? source.value : source.textContent.trim().replace(/\s+/g, " ");
    try {
      await write(text, htmlOf(page, button));
    } catch {
      select(source); // the clipboard may be refused; the reader can still copy what is selected
      return;
    }
    acknowledge(button);
  });
}

function htmlOf(page, button) {
  const { copyHtml } = button.dataset;
  return copyHtml ? page.querySelector(copyHtml)?.value : "";
}

function write(text, html) {
  if (!html || !globalThis.ClipboardItem) return navigator.clipboard.writeText(text);
  const forms = Object.entries({ "text/plain": text, "text/html": html });
  const blobs = forms.map(([type, form]) => [type, new Blob([form], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

function select(source) {
  if ("select" in source) source.select();
  else getSelection().selectAllChildren(source);
}

function acknowledge(button) {
  if (!button.dataset.copied || button.dataset.says) return;
  button.dataset.says = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = button.dataset.says;
    delete button.dataset.says;
  }, SHOWN);
}
