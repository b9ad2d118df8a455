/* Says in time that the session is about to rest, and keeps it going when asked: some need longer than others.
   Every page of the browser counts: what was opened last is kept where they all see it. */
(function () {
  "use strict";
  var KEY = "kymppi-used";
  var dialog = document.getElementById("rest");
  if (!dialog) return;
  var idle = Number(dialog.dataset.minutes) * 60000;
  var ahead = Math.min(180000, idle / 2); // the service notes a use once a minute, so two minutes are left at least
  var last = 0;
  var timer = 0;

  function used() {
    last = Date.now();
    try { localStorage.setItem(KEY, String(last)); } catch (refused) { /* then this page counts alone */ }
    plan();
  }

  function plan() {
    clearTimeout(timer);
    try { last = Math.max(last, Number(localStorage.getItem(KEY))); } catch (refused) { /* as above */ }
    var left = last + idle - ahead - Date.now();
    if (left > 0 && dialog.open) dialog.close();
    if (left > 0) timer = setTimeout(plan, left);
    else if (!dialog.open) dialog.showModal();
  }

  function stay() {
    fetch(dialog.dataset.stay, { credentials: "same-origin" }).then(function (answer) {
      if (answer.ok && !answer.redirected) used();
      else location.reload();
    });
  }

  dialog.addEventListener("close", function () { if (Date.now() >= last + idle - ahead) stay(); });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (!event.detail.elt.hasAttribute("data-live")) used();
  });
  document.addEventListener("visibilitychange", plan);
  window.addEventListener("storage", plan);
  used();
})();
