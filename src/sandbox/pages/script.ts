/**
 * Sends the form without leaving the page, so that a wrong field does not cost what was typed: the server
 * never gives a card number back. Without scripts, the form is posted as forms are.
 */
export const submitScript = `
for (const form of document.querySelectorAll('form')) {
  const alert = form.querySelector('[role=alert]');
  const show = (texts, summary) => {
    for (const input of form.querySelectorAll('input')) {
      const text = texts[input.name] ?? '';
      document.getElementById(input.name + '-fault').textContent = text;
      if (text) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    alert.textContent = summary;
    form.querySelector('[aria-invalid=true]')?.focus();
  };
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const buttons = [...form.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
      const said = await answer.json();
      if (said.redirectTo) return location.replace(said.redirectTo);
      if (!said.faults) return location.reload();
      show(said.faults, form.dataset.fix);
    } catch {
      show({}, form.dataset.unreachable);
    }
    for (const button of buttons) button.disabled = false;
  });
}
`;

/** Groups the digits as they are printed on a card, and fills in a test card at a click. */
export const cardScript = `
const { number, expiry, cvc, name } = document.querySelector('form').elements;
const group = (digits) =>
  /^3[47]/.test(digits)
    ? digits.replace(/^(.{4})(.{1,6})?(.{1,5})?.*$/, (_, a, b, c) => [a, b, c].filter(Boolean).join(' '))
    : digits.slice(0, 19).replace(/(.{4})(?=.)/g, '$1 ');
const atEnd = (input) => input.selectionStart === input.value.length;
number.addEventListener('input', () => {
  if (atEnd(number)) number.value = group(number.value.replace(/\\D/g, ''));
});
expiry.addEventListener('input', (event) => {
  const digits = expiry.value.replace(/\\D/g, '').slice(0, 4);
  if (!atEnd(expiry) || event.inputType?.startsWith('delete')) return;
  expiry.value = digits.length < 2 ? digits : digits.slice(0, 2) + ' / ' + digits.slice(2);
});
for (const choice of document.querySelectorAll('[data-number]')) {
  choice.disabled = false;
  choice.addEventListener('click', () => {
    number.value = choice.dataset.number;
    expiry.value = choice.dataset.expiry;
    cvc.value = choice.dataset.cvc;
    name.value ||= 'Camille Martin';
    document.querySelector('form [type=submit]').focus();
  });
}
`;
