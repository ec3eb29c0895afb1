// Arrow keys between the events of an exported timeline. Without this script every event is a link that Tab reaches.
"use strict";
const links = [...document.querySelectorAll(".picture a[data-lane]")];
let current = 0;

function lane(link) { return Number(link.dataset.lane); }
function place(link) { return Number(link.dataset.x); }

function focusOn(index) {
  if (index < 0 || index >= links.length) return;
  links[current].tabIndex = -1;
  current = index;
  links[current].tabIndex = 0;
  links[current].focus();
  links[current].scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The nearest event, by its place in time, of the next lane that has one.
function beside(step) {
  const here = links[current];
  const lanes = [...new Set(links.map(lane))].sort((a, b) => a - b);
  const wanted = lanes[lanes.indexOf(lane(here)) + step];
  if (wanted === undefined) return current + step;
  const there = links.filter((link) => lane(link) === wanted);
  there.sort((a, b) => Math.abs(place(a) - place(here)) - Math.abs(place(b) - place(here)));
  return links.indexOf(there[0]);
}

const MOVES = {
  ArrowRight: () => current + 1,
  ArrowLeft: () => current - 1,
  ArrowDown: () => beside(1),
  ArrowUp: () => beside(-1),
  Home: () => 0,
  End: () => links.length - 1,
};

links.forEach((link, index) => {
  link.tabIndex = index === 0 ? 0 : -1;
  link.addEventListener("focus", () => {
    links[current].tabIndex = -1;
    current = index;
    link.tabIndex = 0;
  });
  link.addEventListener("click", () => {
    const entry = document.getElementById(link.getAttribute("href").slice(1));
    setTimeout(() => entry.focus(), 0);
  });
});

document.querySelector(".picture").addEventListener("keydown", (event) => {
  const move = MOVES[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  focusOn(move());
});

document.querySelector(".events").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const entry = event.target.closest("li");
  const back = links.findIndex((link) => entry && link.getAttribute("href") === "#" + entry.id);
  if (back >= 0) focusOn(back);
});
