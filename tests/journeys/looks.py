"""What the words of a page look like: all that axe's rules of colour read of them and of what they stand in."""

from __future__ import annotations

_OWN = "its own: "

#: Says the looks that there are in the page, and keeps an element of each in `globalThis.looks`. A look is the path of
#: names and classes down to the element, with the styles of each. What is drawn, or laid over other things and not
#: opaque, may have anything behind it, and so may what stands in it: such an element's look is its own.
LOOKS = (
    """() => {
  const READ = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "visibility",
    "fontSize", "fontWeight", "fontStyle", "textShadow", "textDecorationLine", "textDecorationColor",
    "textDecorationStyle", "borderTopWidth", "borderBottomWidth", "borderBottomStyle", "borderBottomColor", "fill",
    "zIndex", "clipPath", "float", "webkitTextStrokeWidth"];
  const isLaid = (element, { position, bottom }) => position === "absolute" || position === "fixed" ||
    (position === "sticky" && (scrollY > 0 || bottom !== "auto")) || // else it stands where it would anyway
    element instanceof SVGElement;
  const known = new Map();
  const beside = (element, pseudo) => {
    const { content, color, backgroundColor, backgroundImage, position } = getComputedStyle(element, pseudo);
    return content === "none" ? "" : [color, backgroundColor, backgroundImage, position].join();
  };
  const look = (element) => {
    if (!element) return { path: "", isOwn: false };
    if (known.has(element)) return known.get(element);
    const above = look(element.parentElement);
    const style = getComputedStyle(element);
    const isOpaque = style.backgroundColor.startsWith("rgb(") && style.opacity === "1";
    const { localName, disabled, ariaDisabled } = element;
    const said = [localName, element.getAttribute("class"), disabled, ariaDisabled, ...READ.map((name) => style[name]),
      beside(element, "::before"), beside(element, "::after")];
    const isOwn = !isOpaque && (above.isOwn || isLaid(element, style));
    const found = { path: `${above.path}>${said.join("|")}`, isOwn };
    known.set(element, found);
    return found;
  };
  const hasWords = ({ childNodes, localName }) => ["input", "select", "textarea"].includes(localName) ||
    [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  globalThis.looks = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (!hasWords(element)) continue;
    const { path, isOwn } = look(element);
    const name = isOwn ? `"""
    + _OWN
    + """${globalThis.looks.size}` : path;
    if (!globalThis.looks.has(name)) globalThis.looks.set(name, element);
  }
  return [...globalThis.looks.keys()];
}"""
)


def is_its_own(look: str) -> bool:
    """Whether another element, or the same on another page, may look another way by what is behind it."""
    return look.startswith(_OWN)
