// Proof of work in the reader's browser: no other host, no pictures, no watching of the hand.
// Loaded as a module by the captcha tag alone.
import './vendor/altcha/altcha.min.js';
import './vendor/altcha/zh-cn.js';

const worker = (name) => () => new Worker(new URL(`./vendor/altcha/worker-${name}.js`, import.meta.url));
for (const size of [256, 384, 512]) {
  $altcha.algorithms.set(`SHA-${size}`, worker('sha'));
  $altcha.algorithms.set(`PBKDF2/SHA-${size}`, worker('pbkdf2'));
}

$altcha.i18n.set('zh-cn', {
  ...$altcha.i18n.get('zh-cn'),
  label: '由您本人提交，不是程序',
  verifying: '正在核验，几秒钟就好',
  verified: '已核验',
  verificationRequired: '请先勾选“由您本人提交，不是程序”',
  waitAlert: '正在核验，请稍等几秒再提交',
  error: '核验没有完成，请再试一次',
  expired: '核验已过期，请再试一次',
});
$altcha.defaults.set({ language: 'zh-cn', hideLogo: true, hideFooter: true, humanInteractionSignature: false });

// The widget appears only where it can work; without it the form is taken under stricter limits.
const places = window.isSecureContext ? document.querySelectorAll('[data-gk-captcha]') : [];
for (const place of places) {
  const widget = document.createElement('altcha-widget');
  widget.setAttribute('challenge', place.dataset.gkCaptcha);
  widget.setAttribute('name', place.dataset.gkName);
  widget.setAttribute('auto', place.dataset.gkStart);
  place.append(widget);
}
