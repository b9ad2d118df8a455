/* A page that keeps itself up to date: it asks only while it is seen, and what was open stays open. */
(function () {
  "use strict";
  var open = [];

  function isLive(event) {
    return event.detail.elt && event.detail.elt.hasAttribute && event.detail.elt.hasAttribute("data-live");
  }

  document.addEventListener("htmx:beforeRequest", function (event) {
    if (isLive(event) && document.hidden) event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", function () {
    open = Array.from(document.querySelectorAll("details[open][id]"), function (one) { return one.id; });
  });

  document.addEventListener("htmx:afterSwap", function () {
    open.forEach(function (id) {
      var one = document.getElementById(id);
      if (one) one.open = true;
    });
  });
})();
