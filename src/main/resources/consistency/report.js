(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  var main = document.querySelector("main");
  var svg = document.querySelector("svg.lines");
  var panes = Array.prototype.slice.call(document.querySelectorAll(".pane"));
  var cards = Array.prototype.slice.call(document.querySelectorAll("li.card[data-f]"));
  var marks = {};
  var lines = {};
  Array.prototype.forEach.call(document.querySelectorAll("a.m[data-f]"), function (mark) {
    mark.dataset.f.split(" ").forEach(function (f) { (marks[f] = marks[f] || []).push(mark); });
  });
  cards.forEach(function (card) {
    if (marks[card.dataset.f]) {
      var path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("class", card.dataset.v);
      svg.appendChild(path);
      lines[card.dataset.f] = { path: path, card: card, mark: marks[card.dataset.f][0] };
    }
  });
  function draw() {
    waiting = false;
    var frame = main.getBoundingClientRect();
    if (!frame.width || getComputedStyle(svg).display === "none") { return; }
    var left = panes[0].getBoundingClientRect();
    var right = panes[1].getBoundingClientRect();
    var low = Math.min(left.bottom, right.bottom, window.innerHeight);
    var high = Math.max(left.top, right.top, 0);
    Object.keys(lines).forEach(function (f) {
      var line = lines[f];
      var card = line.card.getBoundingClientRect();
      var rects = line.mark.getClientRects();
      var mark = rects[rects.length - 1];
      var y = mark ? mark.bottom - 2 : -1;
      var end = card.top + Math.min(18, card.height / 2);
      var shown = mark && card.height > 0 && y > high && y < low && end > high && end < low;
      if (!shown) { line.path.setAttribute("d", ""); return; }
      var x = mark.right - frame.left;
      var edge = left.right - frame.left - 20;
      var to = card.left - frame.left;
      var a = y - frame.top;
      var b = end - frame.top;
      var bend = Math.max(20, (to - edge) / 2);
      line.path.setAttribute("d", "M" + x + " " + a + "H" + edge + "C" + (edge + bend) + " " + a + " " + (to - bend) + " " + b + " " + to + " " + b);
    });
  }
  var waiting = false;
  function soon() { if (!waiting) { waiting = true; requestAnimationFrame(draw); } }
  function heat(f, on) {
    (marks[f] || []).forEach(function (mark) { mark.classList.toggle("hot", on); });
    cards.forEach(function (card) { if (card.dataset.f === f) { card.classList.toggle("hot", on); } });
    if (lines[f]) { lines[f].path.classList.toggle("hot", on); }
    svg.classList.toggle("one", on);
    soon();
  }
  function follow(element, ids) {
    ["mouseenter", "focusin"].forEach(function (event) { element.addEventListener(event, function () { ids.forEach(function (f) { heat(f, true); }); }); });
    ["mouseleave", "focusout"].forEach(function (event) { element.addEventListener(event, function () { ids.forEach(function (f) { heat(f, false); }); }); });
  }
  Object.keys(marks).forEach(function (f) { marks[f].forEach(function (mark) { follow(mark, mark.dataset.f.split(" ")); }); });
  cards.forEach(function (card) { follow(card, [card.dataset.f]); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    var target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (target) { event.preventDefault(); target.scrollIntoView({ block: "center" }); (target.querySelector("a") || target).focus({ preventScroll: true }); soon(); }
  });
  Array.prototype.forEach.call(document.querySelectorAll("button.chip"), function (chip) {
    chip.addEventListener("click", function () {
      var hide = chip.getAttribute("aria-pressed") === "true";
      chip.setAttribute("aria-pressed", hide ? "false" : "true");
      document.body.classList.toggle("hide-" + chip.dataset.v, hide);
      soon();
    });
  });
  var ordered = Array.prototype.slice.call(document.querySelectorAll("a.m[data-f]"));
  panes[0].addEventListener("scroll", function () {
    if (getComputedStyle(panes[0]).overflowY !== "auto") { return; }
    var top = panes[0].getBoundingClientRect().top + 40;
    var mark = ordered.find(function (each) { return each.getBoundingClientRect().top >= top; });
    var line = mark && lines[mark.dataset.f.split(" ")[0]];
    if (line && line.card.offsetHeight) { panes[1].scrollTop += line.card.getBoundingClientRect().top - mark.getBoundingClientRect().top; }
  }, { passive: true });
  panes.forEach(function (pane) { pane.addEventListener("scroll", soon, { passive: true }); });
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon);
  Array.prototype.forEach.call(document.querySelectorAll("details"), function (item) { item.addEventListener("toggle", soon); });
  soon();
}());
