/** Making and changing SVG elements without touching what has not changed. */

const SVG = "http://www.w3.org/2000/svg";

/** Set attributes; `null` and `false` remove one. A value that stands already is not written again. */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
  return element;
}

export function svg(name, attributes = {}, ...children) {
  const element = set(document.createElementNS(SVG, name), attributes);
  element.append(...children);
  return element;
}

export function html(name, attributes = {}, ...children) {
  const element = set(document.createElement(name), attributes);
  element.append(...children);
  return element;
}

/** Make `layer` hold `count` children, made by `create`, and hand each with its index to `update`. */
export function fill(layer, items, create, update) {
  while (layer.childElementCount > items.length) layer.lastElementChild.remove();
  items.forEach((item, index) => {
    const element = layer.children[index] ?? layer.appendChild(create());
    update(element, item);
  });
}

/** A hundredth of a pixel is finer than any screen, and shorter to write. */
export const px = (number) => Math.round(number * 100) / 100;
