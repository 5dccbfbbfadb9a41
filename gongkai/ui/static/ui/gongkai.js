// What needs a script, and only that: every page is complete without this file.
(() => {
  'use strict';
  const root = document.documentElement;

  // Theme and text size change at once; nothing typed on the page is lost by going through the server.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.gkAppearance || !event.submitter) return;
    event.preventDefault();
    const { gkAppearance: kind } = form.dataset;
    const button = event.submitter;
    const body = new URLSearchParams({ [kind]: button.value });
    fetch(form.action, { method: 'POST', body, redirect: 'manual' }).then(() => show(kind, button.value), () => form.submit());
  });

  const words = {
    theme: { dark: ['light', '浅色显示'], light: ['dark', '深色显示'] },
    text: { large: ['', '普通字号'], '': ['large', '长者模式'] },
  };

  function show(kind, value) {
    const name = kind === 'theme' ? 'bsTheme' : 'gkText';
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    const [next, word] = words[kind][value];
    for (const button of document.querySelectorAll(`[data-gk-appearance="${kind}"] button`)) {
      button.value = next;
      button.textContent = word;
    }
  }

  // The menus of the bar close on Escape and when one goes elsewhere.
  const menus = () => document.querySelectorAll('details[data-gk-menu][open]');
  document.addEventListener('click', (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  // A form with data-gk-keep warns before what was typed is left behind.
  const changed = new Set();
  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (form && 'gkKeep' in form.dataset) changed.add(form);
  });
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) changed.delete(event.target);
  });
  window.addEventListener('beforeunload', (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  // A second click does not send a form twice; another button of it does another thing.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post' || form.hasAttribute('hx-post')) return;
    const sent = `sent ${event.submitter?.value ?? ''}`;
    if (form.dataset.gkSent === sent) event.preventDefault();
    else {
      form.dataset.gkSent = sent;
      setTimeout(() => delete form.dataset.gkSent, 4000); // a download leaves the page where it is
    }
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-gk-sent]')) delete form.dataset.gkSent;
  });

  // <button data-gk-copy="text" hidden>: shown where the browser can copy.
  function offer(within) {
    for (const button of within.querySelectorAll('[data-gk-copy]')) {
      if (navigator.clipboard) button.hidden = false;
    }
    for (const button of within.querySelectorAll('[data-gk-print]')) button.hidden = false;
  }
  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-gk-copy], [data-gk-print]');
    if (!button) return;
    if ('gkPrint' in button.dataset) {
      window.print();
      return;
    }
    await navigator.clipboard.writeText(button.dataset.gkCopy);
    const said = button.parentElement.querySelector('[data-gk-said]');
    if (said) said.textContent = '已复制';
  });
  document.addEventListener('htmx:load', (event) => offer(event.target));
  offer(document);

  // What htmx fetched. A whole page where a part was asked for (the session has ended): go there.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, target } = event.detail;
    if (target === document.body || !/^\s*<!doctype/i.test(xhr.responseText) || xhr.status >= 400) return;
    event.detail.shouldSwap = false;
    window.location.assign(xhr.responseURL);
  });

  // A refusal is said on top of the page, in the server's words; what was typed stays.
  document.addEventListener('htmx:responseError', (event) => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    const said = (selector) => answer.querySelector(selector)?.textContent.trim() ?? '';
    const title = said('.gk-refusal h1') || '没有办成';
    tell(title, said('.gk-refusal-reason') || said('.gk-refusal p') || '请刷新页面后再试一次。');
  });
  document.addEventListener('htmx:sendError', () => tell('没有连上服务器', '请检查网络后再试一次，填写的内容还在。'));

  function tell(title, text) {
    const main = document.querySelector('main');
    main.querySelector('[data-gk-refusal]')?.remove();
    const box = document.createElement('div');
    box.className = 'alert alert-danger gk-messages';
    box.dataset.gkRefusal = '';
    box.setAttribute('role', 'alert');
    box.tabIndex = -1;
    const words = document.createElement('div');
    for (const [name, content] of [['alert-title', title], ['mb-0', text]]) {
      const line = document.createElement('p');
      line.className = name;
      line.textContent = content;
      words.append(line);
    }
    box.append(words);
    const head = main.querySelector('.gk-pagehead');
    if (head) head.after(box);
    else main.prepend(box);
    box.scrollIntoView({ block: 'center' });
    box.focus();
  }

  // After a refused form the summary of errors is read out first.
  document.querySelector('.gk-errors:not([data-gk-sample] *)')?.focus();
})();
