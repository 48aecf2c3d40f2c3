// The browsable description of the API: fetched when somebody asks for it, since it is larger than the rest of the site.

const opener = document.getElementById("api-open");
const viewer = document.getElementById("api-viewer");

opener.hidden = false;
opener.addEventListener("click", () => {
  opener.disabled = true;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = viewer.dataset.style;
  const script = document.createElement("script");
  script.src = viewer.dataset.script;
  script.addEventListener("load", show);
  script.addEventListener("error", () => {
    opener.disabled = false;
    opener.textContent = "It could not be loaded. Try again";
  });
  document.head.append(style, script);
});

function show() {
  window.SwaggerUIBundle({
    url: viewer.dataset.schema,
    domNode: viewer,
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    syntaxHighlight: false,
    validatorUrl: null,
    onComplete: () => {
      opener.remove();
      viewer.tabIndex = -1;
      viewer.focus();
    },
  });
}
