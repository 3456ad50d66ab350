import Database from 'better-sqlite3';

const database = new Database(':memory:');
database.exec('create table person (id integer primary key, name text)');
const insert = database.prepare('insert into person (name) values (?)');
for (let number = 1; number <= 1000; number += 1) insert.run(`Person ${number}`);
const one = database.prepare('select name from person where id = ?');

let visits = 0;

export const load = () => ({ person: one.get((visits++ % 1000) + 1) });
