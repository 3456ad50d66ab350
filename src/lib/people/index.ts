export { isGuessable } from './guessable-password.ts';
export { acts, may, type Act, type Subject } from './permissions.ts';
export { capabilities, isCapability, nameIn, type Capability, type Person } from './person.ts';
