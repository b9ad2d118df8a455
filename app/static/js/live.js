/* A page that keeps itself up to date: it asks only while it is seen, what was open or closed stays so, and focus stays near. */
(function () {
  "use strict";
  var folds = [];
  var homes = [];

  document.addEventListener("visibilitychange", function () {
    var live = document.querySelector("[data-live]");
    if (live && !document.hidden) window.htmx.trigger(live, "refresh");
  });

  document.addEventListener("htmx:beforeRequest", function (event) {
    if (document.hidden && event.detail.elt.hasAttribute("data-live")) event.preventDefault();
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
