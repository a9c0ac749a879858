// Tasklist draws a form anew after every look at another tab or task, and forgets what was typed. So it is saved before,
// by Tasklist's own "Save".
const AWAY = '.tabbed-content .nav-tabs li:not(.active) > a, li.task:not(.active)';
const SAVE = '.tabbed-content .form-actions button[ng-click^="save"]:enabled';

document.addEventListener('click', event => {
  if (event.target.closest(AWAY)) {
    document.querySelector(SAVE)?.click();
  }
}, true);

export default [];
