// What a page does when script is on: it hears of changes and says so, without moving a word under the reader's eyes.
const notice = document.getElementById("live-notice");
if (notice && "EventSource" in window) {
  let count = 0;
  const source = new EventSource(`/live?story=${encodeURIComponent(notice.dataset.story ?? "")}`);
  source.addEventListener("change", (event) => {
    const change = JSON.parse(event.data);
    count += 1;
    notice.replaceChildren();
    const words = document.createElement("span");
    words.textContent =
      count === 1 ? `New: ${change.text} ` : `${count} changes since you opened this page. Latest: ${change.text} `;
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = "Show them";
    notice.append(words, link);
    notice.hidden = false;
  });
}
