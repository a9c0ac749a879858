// form-js 1.8.7, which Tasklist carries, forgets to drop the errors of list rows that have become valid and of fields
// that have become hidden; Tasklist then never enables "Complete". This keeps only the errors of fields on the screen.
// And it loses text that is entered quickly, field after field.
const FORM_MODULE = 11306;

function errorsOnScreen(form, errors) {
  const kept = {};
  for (const { id, indexes } of form.get('formFieldInstanceRegistry').getAllKeyed()) {
    const path = [id, ...Object.values(indexes || {})];
    const found = path.reduce((at, step) => at && at[step], errors);
    if (Array.isArray(found) && found.length > 0) {
      const last = path.pop();
      path.reduce((at, step) => (at[step] ??= {}), kept)[last] = found;
    }
  }
  return kept;
}

self.webpackChunkcamunda_bpm_webapp.push([['gendanForms'], {}, load => {
  const { Form } = load(FORM_MODULE);
  const importSchema = Form.prototype.importSchema;
  const setState = Form.prototype._setState;

  Form.prototype._setState = function (state) {
    setState.call(this, state.errors ? { ...state, errors: errorsOnScreen(this, state.errors) } : state);
  };

  Form.prototype.importSchema = function (...schema) {
    if (!this.watchesItsScreen) {
      this.watchesItsScreen = true;
      // It would keep typed text back for a moment, and forget it when the form is drawn anew meanwhile.
      this.get('config').debounce = false;
      // A row that is only drawn anew leaves the registry for a moment: look afterwards.
      this.on('formFieldInstanceRegistry.changed', () => setTimeout(() => {
        const { errors } = this._getState();
        if (JSON.stringify(errorsOnScreen(this, errors)) !== JSON.stringify(errors)) {
          this._setState({ errors });
        }
      }));
    }
    return importSchema.apply(this, schema);
  };
}]);

export default [];
