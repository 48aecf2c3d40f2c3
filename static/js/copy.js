/**
 * `<button data-copy="#reference">` copies the text of what it points at; `data-copied` is what the button then says.
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
      await navigator.clipboard.writeText(text);
    } catch {
      select(source); // the clipboard may be refused; the reader can still copy what is selected
      return;
    }
    acknowledge(button);
  });
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
