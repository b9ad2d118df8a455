/* A page that keeps itself up to date: it asks only while it is seen and not paused, what was open or closed stays so, and focus stays near. */
(function () {
  "use strict";
  var folds = [];
  var homes = [];
  var KEY = "kymppi-paused";
  var pause = document.getElementById("live-pause");

  function paused() {
    return pause !== null && pause.getAttribute("aria-pressed") === "true";
  }

  function remembered(word) {
    try {
      if (word !== undefined) localStorage.setItem(KEY, word);
      return localStorage.getItem(KEY) || "false";
    } catch (refused) {
      return word || "false";
    }
  }

  if (pause) {
    pause.setAttribute("aria-pressed", remembered());
    pause.addEventListener("click", function () {
      pause.setAttribute("aria-pressed", remembered(String(!paused())));
      if (!paused()) window.htmx.trigger(document.querySelector("[data-live]"), "refresh");
    });
  }

  document.addEventListener("visibilitychange", function () {
    var live = document.querySelector("[data-live]");
    if (live && !document.hidden) window.htmx.trigger(live, "refresh");
  });

  document.addEventListener("htmx:beforeRequest", function (event) {
    if ((document.hidden || paused()) && event.detail.elt.hasAttribute("data-live")) event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", function () {
    folds = Array.from(document.querySelectorAll("details[id]"), function (one) { return [one.id, one.open]; });
    homes = [];
    for (var one = document.activeElement; one && one !== document.body; one = one.parentElement) {
      if (one.id) homes.push(one.id);
    }
  });

  document.addEventListener("htmx:afterSwap", function () {
    folds.forEach(function (fold) {
      var one = document.getElementById(fold[0]);
      if (one) one.open = fold[1];
    });
    if (document.activeElement === document.body) homes.some(focused);
    homes = [];
  });

  function focused(id) {
    var one = document.getElementById(id);
    if (!one) return false;
    if (one.tagName === "DETAILS") one = one.querySelector("summary");
    else one.tabIndex = -1;
    one.focus({ preventScroll: true });
    return true;
  }
})();
