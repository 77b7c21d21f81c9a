import { warehouseWeek } from './hours.js';
import { always, type Place } from './place.js';

export const warehouses: readonly Place[] = [
  {
    code: 'DEPOT-NORD',
    name: 'Entrepôt Nord, Lesquin',
    line1: '2 rue des Saules',
    postalCode: '59810',
    city: 'Lesquin',
    latitude: 50.5903,
    longitude: 3.1101,
    phone: '+33353010201',
    week: warehouseWeek,
    rhythm: always,
    pickupPolicy: 'NONE',
    safetyStock: 5,
    preparationMinutes: 240,
  },
  {
    code: 'DEPOT-RHONE',
    name: 'Entrepôt Rhône, Saint-Priest',
    line1: '18 rue du Dauphiné',
    postalCode: '69800',
    city: 'Saint-Priest',
    latitude: 45.6973,
    longitude: 4.944,
    phone: '+33465710202',
    week: warehouseWeek,
    rhythm: always,
    pickupPolicy: 'NONE',
    safetyStock: 5,
    preparationMinutes: 240,
  },
];
