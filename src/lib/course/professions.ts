/** The posts that learners hold; lessons may be written for some of them (`for` in course.yaml). */
export const professions = ['judge', 'prosecutor', 'police', 'social-worker', 'ngo', 'other'] as const;

export type Profession = (typeof professions)[number];
