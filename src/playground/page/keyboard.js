import { element, icon } from './element.js';

const COPY = 'M9 9h10v11H9zM5 15V4h10';
const OUT = 'M8 16L17 7M9 7h8v8';
const TO_CHAT = 'M4 12h13M12 6l6 6-6 6';

/** The buttons under a message. */
export function keyboardNode(message, act) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return undefined;
  return element(
    'div',
    { class: 'keyboard' },
    rows.map((row) =>
      element(
        'div',
        { class: 'row' },
        row.map((button) => buttonNode(button, message, act)),
      ),
    ),
  );
}

/** One button, whatever it does. */
export function buttonNode(button, message, act) {
  const classes = ['key', button.style && `key-${button.style}`].filter(Boolean).join(' ');
  if (button.url !== undefined) {
    const sign = icon(OUT);
    return element(
      'a',
      {
        class: classes,
        href: button.url,
        target: '_blank',
        rel: 'noopener noreferrer',
        onclick: (event) => act.follow(event, button.url),
      },
      element('span', {}, button.text),
      sign,
    );
  }
  const made = element(
    'button',
    { type: 'button', class: classes, disabled: button.disabled !== undefined },
    element('span', {}, button.text),
  );
  if (button.copy_text) {
    made.append(icon(COPY));
    made.addEventListener('click', () => act.copy(button.copy_text.text));
  } else if (button.callback_data !== undefined) {
    made.addEventListener('click', () => act.press(message, button.callback_data, made));
  } else {
    made.append(icon(TO_CHAT));
    made.addEventListener('click', () => act.switchInline(button));
  }
  return made;
}
