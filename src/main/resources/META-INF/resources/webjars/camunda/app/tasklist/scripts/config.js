// Tasklist as Gendan shows it. The scripts: its texts come first, its forms stay usable, its sign-in is Gendan's own, urgent
// work comes first, nothing typed is lost, notices are of the last try, and the customer's story stands beside every form.
export default {
  customScripts: ['texts', 'forms', 'sign-in', 'sorting', 'typed', 'notices', 'customer'].map(script => `gendan/${script}`),
  disableWelcomeMessage: true,
  dateFormat: { normal: 'YYYY-MM-DD HH:mm', long: 'YYYY-MM-DD HH:mm' },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
