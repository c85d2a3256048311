// Review by keyboard. Each key presses what stands on the page: without script the same buttons and links do it all.
const KEPT = "hearsay-review-keys";
const rows = [...document.querySelectorAll("[data-row]")];
const list = document.getElementById("review-keys");
const isOn = document.getElementById("review-keys-on");
let at = -1;

const remember = (value) => {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // A browser that keeps nothing: the keys are on again on the next page.
  }
};
try {
  if (isOn && localStorage.getItem(KEPT) === "off") isOn.checked = false;
} catch {
  // The same.
}
isOn?.addEventListener("change", () => remember(isOn.checked ? "on" : "off"));

const current = () => {
  const focused = document.activeElement?.closest("[data-row]");
  const found = focused ? rows.indexOf(focused) : at;
  return found < 0 ? null : rows[found];
};
const go = (step) => {
  const page = document.querySelector(`a[data-key="${step > 0 ? "j" : "k"}"]`);
  if (page) return page.click();
  const row = current();
  at = Math.min(Math.max((row ? rows.indexOf(row) : -1) + step, 0), rows.length - 1);
  rows[at]?.querySelector("a")?.focus();
  rows[at]?.scrollIntoView({ block: "nearest" });
};
const press = (key) => {
  const inRow = (current() ?? rows[0])?.querySelector(`[data-key="${key}"]`);
  (inRow ?? document.querySelector(`[data-key="${key}"]`))?.click();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "?") {
    list.open = !list.open;
    if (list.open) list.querySelector("summary").focus();
    return event.preventDefault();
  }
  if (isOn && !isOn.checked) return;
  const fields = document.querySelector(".review-fields input, .review-fields select");
  const does = {
    j: () => go(1),
    k: () => go(-1),
    a: () => press("a"),
    r: () => press("r"),
    e: () => (fields ? fields.focus() : press("e")),
    u: () => press("u"),
  }[event.key];
  if (does === undefined) return;
  event.preventDefault();
  does();
});
