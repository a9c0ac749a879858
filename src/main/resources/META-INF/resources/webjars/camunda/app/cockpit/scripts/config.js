// Cockpit as Gendan shows it: with the script that leads to Gendan's own sign-in.
export default {
  customScripts: ['../tasklist/gendan/sign-in'],
  disableWelcomeMessage: true
};
