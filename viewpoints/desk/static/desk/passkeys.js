/* Passkeys: a form with data-passkey asks the browser for one, and is sent with what it answers.
   Without script, or where the browser has none to give, the form stays hidden and the other ways are there. */
(() => {
  // A passkey belongs to a name (WebAuthn level 3, 5.1.2): none for a bare address such as 127.0.0.1.
  const named = !/^[\d.]+$|:/.test(location.hostname);
  const able = window.isSecureContext && named && window.PublicKeyCredential && window.webauthnJSON;

  async function options(form) {
    const given = form.dataset.passkeyOptions;
    if (given) return JSON.parse(document.getElementById(given).textContent);
    const answer = await fetch(form.action, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  async function credential(form) {
    const asked = await options(form);
    if (form.dataset.passkey === 'create') return webauthnJSON.create(asked.creation_options);
    return webauthnJSON.get(asked.request_options);
  }

  for (const form of able ? document.querySelectorAll('form[data-passkey]') : []) {
    const wrong = form.querySelector('[data-passkey-wrong]');
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      wrong.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await credential(form));
        form.submit();
      } catch {
        wrong.hidden = false;
      }
    });
  }

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
  for (const button of navigator.clipboard ? document.querySelectorAll('[data-copy]') : []) {
    button.hidden = false;
    button.addEventListener('click', () => navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value));
  }
})();
