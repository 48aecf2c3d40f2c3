// The control: 300 labelled boxes on a canvas, redrawn whole in every frame in which a drag or a wheel moved them.
// With `?empty` it draws nothing but its background, once.
const canvas = document.getElementById("band");
const pen = canvas.getContext("2d");
const isEmpty = location.search.includes("empty");
const boxes = Array.from({ length: 300 }, (_, n) => ({
  at: ((n * 2654435761) % 4096) / 4096,
  width: 0.002 + ((n * 40503) % 97) / 4000,
  row: n % 12,
  label: `Box number ${n} with a label`,
}));
let from = 0;
let to = 1;
let frame = 0;
let held = null;

function draw() {
  frame = 0;
  canvas.width = canvas.clientWidth;
  canvas.height = canvas.clientHeight;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  if (!isEmpty) {
    pen.font = "13px sans-serif";
    const scale = canvas.width / (to - from);
    for (const box of boxes) {
      const x = (box.at - from) * scale;
      pen.fillStyle = "#336";
      pen.fillRect(x, 8 + box.row * 33, Math.max(2, box.width * scale), 10);
      pen.fillStyle = "#000";
      pen.fillText(box.label, x, 32 + box.row * 33);
    }
  }
  window.isDrawn = true;
}

const redraw = () => {
  frame ||= requestAnimationFrame(draw);
};
canvas.addEventListener("pointerdown", (event) => {
  held = event.clientX;
});
addEventListener("pointerup", () => {
  held = null;
});
canvas.addEventListener("pointermove", (event) => {
  if (held === null) return;
  const by = ((held - event.clientX) / canvas.clientWidth) * (to - from);
  [from, to, held] = [from + by, to + by, event.clientX];
  redraw();
});
canvas.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    const middle = from + (event.clientX / canvas.clientWidth) * (to - from);
    const by = event.deltaX ? 1 : Math.exp(event.deltaY * 0.0022);
    const shift = (event.deltaX / canvas.clientWidth) * (to - from);
    [from, to] = [middle + (from - middle) * by + shift, middle + (to - middle) * by + shift];
    redraw();
  },
  { passive: false },
);
redraw();
