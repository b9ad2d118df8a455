/* A page that keeps itself up to date: it asks only while it is seen, what was open or closed stays so, and focus stays near. */
(function () {
  "use strict";
  var folds = [];
  var home = null;

  document.addEventListener("htmx:beforeRequest", function (event) {
    if (document.hidden && event.detail.elt.hasAttribute("data-live")) event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", function () {
    folds = Array.from(document.querySelectorAll("details[id]"), function (one) { return [one.id, one.open]; });
    home = document.activeElement && document.activeElement.closest("section[id]");
  });

  document.addEventListener("htmx:afterSwap", function () {
    folds.forEach(function (fold) {
      var one = document.getElementById(fold[0]);
      if (one) one.open = fold[1];
    });
    var near = home && document.activeElement === document.body && document.getElementById(home.id);
    if (near) {
      near.tabIndex = -1;
      near.focus({ preventScroll: true });
    }
    home = null;
  });
})();
