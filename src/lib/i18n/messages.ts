// In the browser every message speaks the language of the page, whatever its options say: the scripts carry no other.
export { m } from './paraglide/messages.js';
