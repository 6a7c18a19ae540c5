// Generated from openapi/ocpi-2.2.1.yaml. Do not edit.
export interface paths {
    "/ocpi/2.2.1": {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List the modules of version 2.2.1 */
        get: operations["getVersionDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/credentials": {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** Read the credentials in use */
        get: operations["getCredentials"];
        /** Renew a registration */
        put: operations["putCredentials"];
        /** Register */
        post: operations["postCredentials"];
        /** Unregister */
        delete: operations["deleteCredentials"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/chargingprofiles/{sessionId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Of a session of the caller's own drivers. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Ask for what the charge point plans for a running session */
        get: operations["getActiveChargingProfile"];
        /** Limit how fast a running session charges, or replace the limit that was set before */
        put: operations["setChargingProfile"];
        post?: never;
        /** Lift the limit that was set before */
        delete: operations["clearChargingProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/commands/CANCEL_RESERVATION": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a reservation */
        post: operations["cancelReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/commands/RESERVE_NOW": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make or replace a reservation */
        post: operations["reserveNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/commands/START_SESSION": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a session */
        post: operations["startSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/commands/STOP_SESSION": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a session */
        post: operations["stopSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/commands/UNLOCK_CONNECTOR": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlock a connector */
        post: operations["unlockConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/receiver/tokens/{country_code}/{party_id}/{token_uid}": {
        parameters: {
            query?: {
                /** @description Token.type; RFID when absent. */
                type?: components["parameters"]["TokenType"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Country of the party that owns the object. */
                country_code: components["parameters"]["CountryCode"];
                /** @description Party that owns the object. */
                party_id: components["parameters"]["PartyId"];
                /** @description Token.uid */
                token_uid: components["parameters"]["TokenUid"];
            };
            cookie?: never;
        };
        /** Read a token as stored here */
        get: operations["getToken"];
        /** Push a new or changed token */
        put: operations["putToken"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Push changed properties of a token */
        patch: operations["patchToken"];
        trace?: never;
    };
    "/ocpi/2.2.1/sender/cdrs": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List CDRs */
        get: operations["listCdrs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/locations": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List locations */
        get: operations["listLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Location.id */
                location_id: components["parameters"]["LocationId"];
            };
            cookie?: never;
        };
        /** Read a location */
        get: operations["getLocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/locations/{location_id}/{evse_uid}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description EVSE.uid */
                evse_uid: components["parameters"]["EvseUid"];
                /** @description Location.id */
                location_id: components["parameters"]["LocationId"];
            };
            cookie?: never;
        };
        /** Read an EVSE */
        get: operations["getEvse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/locations/{location_id}/{evse_uid}/{connector_id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Connector.id */
                connector_id: components["parameters"]["ConnectorId"];
                /** @description EVSE.uid */
                evse_uid: components["parameters"]["EvseUid"];
                /** @description Location.id */
                location_id: components["parameters"]["LocationId"];
            };
            cookie?: never;
        };
        /** Read a connector */
        get: operations["getConnector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/sessions": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/sessions/{sessionId}/charging_preferences": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Of a session of the caller's own drivers. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Say what the driver of a running session wishes */
        put: operations["setChargingPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/2.2.1/sender/tariffs": {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List tariffs */
        get: operations["listTariffs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ocpi/versions": {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List the supported versions */
        get: operations["getVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a charge point plans, all limits that it knows taken together. */
        ActiveChargingProfile: {
            charging_profile: components["schemas"]["ChargingProfile"];
            /** @description When it was calculated; times in the profile count from here. */
            start_date_time: components["schemas"]["DateTime"];
        };
        /** @description What the charge point plans, sent later. */
        ActiveChargingProfileResult: {
            /** @description Where the result is ACCEPTED. */
            profile?: components["schemas"]["ActiveChargingProfile"];
            result: components["schemas"]["ChargingProfileResultType"];
        };
        /** @description Position of a related point, such as an entrance. WGS 84. Write 5 to 7 decimals; 1 to 15 are accepted from peers. */
        AdditionalGeoLocation: {
            latitude: components["schemas"]["Latitude"];
            longitude: components["schemas"]["Longitude"];
            name?: components["schemas"]["DisplayText"];
        };
        /**
         * @description Outcome of real-time authorization.
         * @enum {string}
         */
        AllowedType: "ALLOWED" | "BLOCKED" | "EXPIRED" | "NO_CREDIT" | "NOT_ALLOWED";
        /**
         * @description How the driver was authorized.
         * @enum {string}
         */
        AuthMethod: "AUTH_REQUEST" | "COMMAND" | "WHITELIST";
        /** @description Answer to real-time authorization. */
        AuthorizationInfo: {
            allowed: components["schemas"]["AllowedType"];
            /** @description To be repeated in the session and CDR. */
            authorization_reference?: components["schemas"]["Id"];
            info?: components["schemas"]["DisplayText"];
            /** @description EVSEs the driver may use. */
            location?: components["schemas"]["LocationReferences"];
            token: components["schemas"]["Token"];
        };
        /** @description Company behind a role or a location. */
        BusinessDetails: {
            logo?: components["schemas"]["Image"];
            name: string;
            website?: components["schemas"]["URL"];
        };
        /** @description Asks for a reservation to be cancelled. */
        CancelReservation: {
            reservation_id: components["schemas"]["Id"];
            /** @description Where the CommandResult is to be posted. */
            response_url: components["schemas"]["URL"];
        };
        /**
         * @description What an EVSE can do.
         * @enum {string}
         */
        Capability: "CHARGING_PROFILE_CAPABLE" | "CHARGING_PREFERENCES_CAPABLE" | "CHIP_CARD_SUPPORT" | "CONTACTLESS_CARD_SUPPORT" | "CREDIT_CARD_PAYABLE" | "DEBIT_CARD_PAYABLE" | "PED_TERMINAL" | "REMOTE_START_STOP_CAPABLE" | "RESERVABLE" | "RFID_READER" | "START_SESSION_CONNECTOR_REQUIRED" | "TOKEN_GROUP_CAPABLE" | "UNLOCK_CAPABLE";
        /** @description Billing record of a finished session or reservation. */
        CDR: {
            auth_method: components["schemas"]["AuthMethod"];
            authorization_reference?: components["schemas"]["Id"];
            cdr_location: components["schemas"]["CdrLocation"];
            cdr_token: components["schemas"]["CdrToken"];
            charging_periods: components["schemas"]["ChargingPeriod"][];
            country_code: components["schemas"]["CountryCode"];
            /** @description Whether this credits an earlier CDR; then credit_reference_id is needed. */
            credit?: boolean;
            /** @description Identifier of the credited CDR. */
            credit_reference_id?: string;
            currency: components["schemas"]["Currency"];
            end_date_time: components["schemas"]["DateTime"];
            /** @description Whether the driver is to be paid for energy from the home charger. */
            home_charging_compensation?: boolean;
            /** @description Only credit CDRs may exceed 36 characters. */
            id: string;
            invoice_reference_id?: string;
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            meter_id?: string;
            party_id: components["schemas"]["PartyId"];
            remark?: string;
            session_id?: components["schemas"]["Id"];
            signed_data?: components["schemas"]["SignedData"];
            start_date_time: components["schemas"]["DateTime"];
            tariffs?: components["schemas"]["Tariff"][];
            /** @description Negative on a credit CDR. */
            total_cost: components["schemas"]["Price"];
            /** @description kWh. */
            total_energy: number;
            total_energy_cost?: components["schemas"]["Price"];
            /** @description Flat fees, apart from those for parking and reservation. */
            total_fixed_cost?: components["schemas"]["Price"];
            total_parking_cost?: components["schemas"]["Price"];
            /** @description Hours without energy transfer. */
            total_parking_time?: number;
            total_reservation_cost?: components["schemas"]["Price"];
            /** @description Hours, charging or not. */
            total_time: number;
            /** @description Cost of charging time. */
            total_time_cost?: components["schemas"]["Price"];
        };
        /** @description Quantity used or reached in a charging period. */
        CdrDimension: {
            type: components["schemas"]["CdrDimensionType"];
            volume: number;
        };
        /**
         * @description Quantity and its unit: kWh, kW, ampere, percent or hours. CURRENT, ENERGY_EXPORT, ENERGY_IMPORT, POWER and STATE_OF_CHARGE occur in sessions only.
         * @enum {string}
         */
        CdrDimensionType: "CURRENT" | "ENERGY" | "ENERGY_EXPORT" | "ENERGY_IMPORT" | "MAX_CURRENT" | "MIN_CURRENT" | "MAX_POWER" | "MIN_POWER" | "PARKING_TIME" | "POWER" | "RESERVATION_TIME" | "STATE_OF_CHARGE" | "TIME";
        /** @description Location, EVSE and connector as they were when the session started. */
        CdrLocation: {
            address: string;
            city: string;
            connector_format: components["schemas"]["ConnectorFormat"];
            connector_id: components["schemas"]["Id"];
            connector_power_type: components["schemas"]["PowerType"];
            connector_standard: components["schemas"]["ConnectorType"];
            coordinates: components["schemas"]["GeoLocation"];
            country: components["schemas"]["Country"];
            evse_id: string;
            evse_uid: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            name?: string;
            postal_code?: string;
            state?: string;
        };
        /** @description Token as far as a session or CDR needs it. */
        CdrToken: {
            contract_id: components["schemas"]["Id"];
            country_code: components["schemas"]["CountryCode"];
            party_id: components["schemas"]["PartyId"];
            type: components["schemas"]["TokenType"];
            uid: components["schemas"]["Id"];
        };
        /** @description Stretch of a session that lasts until the next one starts. */
        ChargingPeriod: {
            dimensions: components["schemas"]["CdrDimension"][];
            start_date_time: components["schemas"]["DateTime"];
            tariff_id?: components["schemas"]["Id"];
        };
        /** @description Wishes of the driver for an ongoing session. */
        ChargingPreferences: {
            departure_time?: components["schemas"]["DateTime"];
            /** @description Taken as false when absent. */
            discharge_allowed?: boolean;
            /** @description Wanted energy in kWh. */
            energy_need?: number;
            profile_type: components["schemas"]["ProfileType"];
        };
        /**
         * @description Answer to charging preferences.
         * @enum {string}
         */
        ChargingPreferencesResponse: "ACCEPTED" | "DEPARTURE_REQUIRED" | "ENERGY_NEED_REQUIRED" | "NOT_POSSIBLE" | "PROFILE_TYPE_NOT_SUPPORTED";
        /** @description The most that may be charged with, over time. OCPI has the list of periods optional, a charge point needs at least one. */
        ChargingProfile: {
            charging_profile_period: components["schemas"]["ChargingProfilePeriod"][];
            charging_rate_unit: components["schemas"]["ChargingRateUnit"];
            /** @description Seconds; absent for as long as the session takes. */
            duration?: number;
            /** @description Below this the vehicle does not charge well. */
            min_charging_rate?: number;
            /** @description Absent for a profile that begins with the charging. */
            start_date_time?: components["schemas"]["DateTime"];
        };
        /** @description A limit until the next period begins. */
        ChargingProfilePeriod: {
            limit: number;
            /** @description Seconds from the start of the profile. */
            start_period: number;
        };
        /** @description Immediate answer: whether the request was taken on. */
        ChargingProfileResponse: {
            result: components["schemas"]["ChargingProfileResponseType"];
            /** @description Seconds after which no result is to be expected. */
            timeout: number;
        };
        /**
         * @description Whether the CPO takes a request on.
         * @enum {string}
         */
        ChargingProfileResponseType: "ACCEPTED" | "NOT_SUPPORTED" | "REJECTED" | "TOO_OFTEN" | "UNKNOWN_SESSION";
        /** @description Whether the charge point took a profile, sent later. */
        ChargingProfileResult: {
            result: components["schemas"]["ChargingProfileResultType"];
        };
        /**
         * @description Outcome of a request at the charge point.
         * @enum {string}
         */
        ChargingProfileResultType: "ACCEPTED" | "REJECTED" | "UNKNOWN";
        /**
         * @description Watts in all, or amperes per phase.
         * @enum {string}
         */
        ChargingRateUnit: "W" | "A";
        /** @description Text of printable ASCII that is compared without regard to case. */
        CiString: string;
        /** @description Whether the charge point dropped a profile, sent later. */
        ClearProfileResult: {
            result: components["schemas"]["ChargingProfileResultType"];
        };
        /** @description Immediate answer: whether the command was taken on. */
        CommandResponse: {
            message?: components["schemas"]["DisplayText"][];
            result: components["schemas"]["CommandResponseType"];
            /** @description Seconds after which no CommandResult is to be expected. */
            timeout: number;
        };
        /**
         * @description Whether the CPO takes a command on.
         * @enum {string}
         */
        CommandResponseType: "NOT_SUPPORTED" | "REJECTED" | "ACCEPTED" | "UNKNOWN_SESSION";
        /** @description Outcome at the charge point, sent later. */
        CommandResult: {
            message?: components["schemas"]["DisplayText"][];
            result: components["schemas"]["CommandResultType"];
        };
        /**
         * @description Outcome of a command at the charge point.
         * @enum {string}
         */
        CommandResultType: "ACCEPTED" | "CANCELED_RESERVATION" | "EVSE_OCCUPIED" | "EVSE_INOPERATIVE" | "FAILED" | "NOT_SUPPORTED" | "REJECTED" | "TIMEOUT" | "UNKNOWN_RESERVATION";
        /**
         * @description Command names.
         * @enum {string}
         */
        CommandType: "CANCEL_RESERVATION" | "RESERVE_NOW" | "START_SESSION" | "STOP_SESSION" | "UNLOCK_CONNECTOR";
        /** @description Socket or attached cable of an EVSE. */
        Connector: {
            format: components["schemas"]["ConnectorFormat"];
            /** @description Unique within the EVSE. */
            id: components["schemas"]["Id"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            /** @description Ampere. */
            max_amperage: number;
            /** @description Watt; given when below what voltage and amperage imply. */
            max_electric_power?: number;
            /** @description Volt; line to neutral for three phases. */
            max_voltage: number;
            power_type: components["schemas"]["PowerType"];
            standard: components["schemas"]["ConnectorType"];
            /** @description Tariffs in force at this connector. */
            tariff_ids?: components["schemas"]["Id"][];
            terms_and_conditions?: components["schemas"]["URL"];
        };
        /**
         * @description Socket in the station, or cable attached to it.
         * @enum {string}
         */
        ConnectorFormat: "SOCKET" | "CABLE";
        /** @description Changed properties of a Connector. */
        ConnectorPatch: {
            format?: components["schemas"]["ConnectorFormat"];
            /** @description Unique within the EVSE. */
            id?: components["schemas"]["Id"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            /** @description Ampere. */
            max_amperage?: number;
            /** @description Watt; given when below what voltage and amperage imply. */
            max_electric_power?: number;
            /** @description Volt; line to neutral for three phases. */
            max_voltage?: number;
            power_type?: components["schemas"]["PowerType"];
            standard?: components["schemas"]["ConnectorType"];
            /** @description Tariffs in force at this connector. */
            tariff_ids?: components["schemas"]["Id"][];
            terms_and_conditions?: components["schemas"]["URL"];
        };
        /**
         * @description Plug standard.
         * @enum {string}
         */
        ConnectorType: "CHADEMO" | "CHAOJI" | "DOMESTIC_A" | "DOMESTIC_B" | "DOMESTIC_C" | "DOMESTIC_D" | "DOMESTIC_E" | "DOMESTIC_F" | "DOMESTIC_G" | "DOMESTIC_H" | "DOMESTIC_I" | "DOMESTIC_J" | "DOMESTIC_K" | "DOMESTIC_L" | "DOMESTIC_M" | "DOMESTIC_N" | "DOMESTIC_O" | "GBT_AC" | "GBT_DC" | "IEC_60309_2_single_16" | "IEC_60309_2_three_16" | "IEC_60309_2_three_32" | "IEC_60309_2_three_64" | "IEC_62196_T1" | "IEC_62196_T1_COMBO" | "IEC_62196_T2" | "IEC_62196_T2_COMBO" | "IEC_62196_T3A" | "IEC_62196_T3C" | "NEMA_5_20" | "NEMA_6_30" | "NEMA_6_50" | "NEMA_10_30" | "NEMA_10_50" | "NEMA_14_30" | "NEMA_14_50" | "PANTOGRAPH_BOTTOM_UP" | "PANTOGRAPH_TOP_DOWN" | "TESLA_R" | "TESLA_S";
        /**
         * @description ISO 3166-1 alpha-3 country code.
         * @example NLD
         */
        Country: string;
        /**
         * @description ISO 3166-1 alpha-2 country code, in either case.
         * @example NL
         */
        CountryCode: string;
        /** @description What the other platform needs to call this one. */
        Credentials: {
            /** @description Each combination of role, party and country occurs once. */
            roles: components["schemas"]["CredentialsRole"][];
            /** @description Secret for the Authorization header; printable ASCII without spaces. */
            token: string;
            /** @description Address of the versions endpoint. */
            url: components["schemas"]["URL"];
        };
        /** @description One role that a party plays on a platform. */
        CredentialsRole: {
            business_details: components["schemas"]["BusinessDetails"];
            country_code: components["schemas"]["CountryCode"];
            party_id: components["schemas"]["PartyId"];
            role: components["schemas"]["Role"];
        };
        /**
         * @description ISO 4217 currency code.
         * @example EUR
         */
        Currency: string;
        /**
         * Format: date-time
         * @description RFC 3339 moment in UTC, written with a Z and at most 25 characters. From peers it is also accepted without a zone (UTC), with a numeric offset, with a blank for the T, and with longer fractions.
         * @example 2026-03-01T08:15:30Z
         */
        DateTime: string;
        /**
         * @description Day of the week.
         * @enum {string}
         */
        DayOfWeek: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
        /** @description Text for end users in one language, without markup. */
        DisplayText: {
            language: components["schemas"]["Language"];
            text: string;
        };
        /** @description Where one side of a module is served. */
        Endpoint: {
            /** @description A ModuleID, or the identifier of a custom module agreed between parties. */
            identifier: string;
            /** @description Without meaning for the credentials module. */
            role: components["schemas"]["InterfaceRole"];
            url: components["schemas"]["URL"];
        };
        /** @description Driver's own energy supplier. */
        EnergyContract: {
            contract_id?: string;
            supplier_name: string;
        };
        /** @description Where the energy comes from. */
        EnergyMix: {
            energy_product_name?: string;
            energy_sources?: components["schemas"]["EnergySource"][];
            environ_impact?: components["schemas"]["EnvironmentalImpact"][];
            /** @description Entirely from renewable sources. */
            is_green_energy: boolean;
            supplier_name?: string;
        };
        /** @description Share of one source. */
        EnergySource: {
            percentage: number;
            source: components["schemas"]["EnergySourceCategory"];
        };
        /**
         * @description Kind of energy source.
         * @enum {string}
         */
        EnergySourceCategory: "NUCLEAR" | "GENERAL_FOSSIL" | "COAL" | "GAS" | "GENERAL_GREEN" | "SOLAR" | "WIND" | "WATER";
        /** @description Emission or waste per kWh. */
        EnvironmentalImpact: {
            /** @description Grams per kWh. */
            amount: number;
            category: components["schemas"]["EnvironmentalImpactCategory"];
        };
        /**
         * @description Kind of impact.
         * @enum {string}
         */
        EnvironmentalImpactCategory: "NUCLEAR_WASTE" | "CARBON_DIOXIDE";
        /** @description Supply point that charges one vehicle at a time. */
        EVSE: {
            capabilities?: components["schemas"]["Capability"][];
            connectors: components["schemas"]["Connector"][];
            coordinates?: components["schemas"]["GeoLocation"];
            directions?: components["schemas"]["DisplayText"][];
            /** @description Public eMI3 identifier. */
            evse_id?: string;
            floor_level?: string;
            images?: components["schemas"]["Image"][];
            /** @description Latest change to the EVSE or one of its connectors. */
            last_updated: components["schemas"]["DateTime"];
            parking_restrictions?: components["schemas"]["ParkingRestriction"][];
            /** @description Number or text on the outside of the EVSE. */
            physical_reference?: string;
            status: components["schemas"]["Status"];
            status_schedule?: components["schemas"]["StatusSchedule"][];
            /** @description Technical identifier, never reused or changed. */
            uid: components["schemas"]["Id"];
        };
        /** @description Changed properties of an EVSE. */
        EvsePatch: {
            capabilities?: components["schemas"]["Capability"][];
            connectors?: components["schemas"]["Connector"][];
            coordinates?: components["schemas"]["GeoLocation"];
            directions?: components["schemas"]["DisplayText"][];
            /** @description Public eMI3 identifier. */
            evse_id?: string;
            floor_level?: string;
            images?: components["schemas"]["Image"][];
            /** @description Latest change to the EVSE or one of its connectors. */
            last_updated: components["schemas"]["DateTime"];
            parking_restrictions?: components["schemas"]["ParkingRestriction"][];
            /** @description Number or text on the outside of the EVSE. */
            physical_reference?: string;
            status?: components["schemas"]["Status"];
            status_schedule?: components["schemas"]["StatusSchedule"][];
            /** @description Technical identifier, never reused or changed. */
            uid?: components["schemas"]["Id"];
        };
        /** @description Deviation from the regular hours. */
        ExceptionalPeriod: {
            period_begin: components["schemas"]["DateTime"];
            period_end: components["schemas"]["DateTime"];
        };
        /**
         * @description Amenity at a location.
         * @enum {string}
         */
        Facility: "HOTEL" | "RESTAURANT" | "CAFE" | "MALL" | "SUPERMARKET" | "SPORT" | "RECREATION_AREA" | "NATURE" | "MUSEUM" | "BIKE_SHARING" | "BUS_STOP" | "TAXI_STAND" | "TRAM_STOP" | "METRO_STATION" | "TRAIN_STATION" | "AIRPORT" | "PARKING_LOT" | "CARPOOL_PARKING" | "FUEL_STATION" | "WIFI";
        /** @description Position of a location or EVSE. WGS 84. Write 5 to 7 decimals; 1 to 15 are accepted from peers. */
        GeoLocation: {
            latitude: components["schemas"]["Latitude"];
            longitude: components["schemas"]["Longitude"];
        };
        /** @description When a location is open. */
        Hours: {
            /** @description Closed; wins over regular hours and exceptional openings. */
            exceptional_closings?: components["schemas"]["ExceptionalPeriod"][];
            /** @description Open in addition to the regular hours. */
            exceptional_openings?: components["schemas"]["ExceptionalPeriod"][];
            /** @description Needed when twentyfourseven is false. */
            regular_hours?: components["schemas"]["RegularHours"][];
            /** @description Always open, apart from exceptions. */
            twentyfourseven: boolean;
        };
        /** @description Identifier of at most 36 printable ASCII characters, compared without regard to case. Where a required one cannot exist, peers write `#NA`. */
        Id: string;
        /** @description Reference to a picture on the web. */
        Image: {
            category: components["schemas"]["ImageCategory"];
            /** @description Pixels. */
            height?: number;
            thumbnail?: components["schemas"]["URL"];
            /** @description File type such as png or svg. */
            type: string;
            url: components["schemas"]["URL"];
            /** @description Pixels. */
            width?: number;
        };
        /**
         * @description What a picture shows.
         * @enum {string}
         */
        ImageCategory: "CHARGER" | "ENTRANCE" | "LOCATION" | "NETWORK" | "OPERATOR" | "OTHER" | "OWNER";
        /**
         * @description Side of a module: SENDER owns the data and serves pulls, RECEIVER accepts pushes.
         * @enum {string}
         */
        InterfaceRole: "SENDER" | "RECEIVER";
        /**
         * @description ISO 639-1 language code.
         * @example en
         */
        Language: string;
        /**
         * @description Decimal degrees.
         * @example 52.370216
         */
        Latitude: string;
        /**
         * @description Calendar day in the zone of the location.
         * @example 2026-03-01
         */
        LocalDate: string;
        /**
         * @description Time of day in the zone of the location, 24-hour clock.
         * @example 18:15
         */
        LocalTime: string;
        /** @description Site with one or more EVSEs. */
        Location: {
            /** @description Street and house number. */
            address: string;
            /** @description Whether charging goes on outside opening hours; taken as true when absent. */
            charging_when_closed?: boolean;
            city: string;
            coordinates: components["schemas"]["GeoLocation"];
            country: components["schemas"]["Country"];
            country_code: components["schemas"]["CountryCode"];
            directions?: components["schemas"]["DisplayText"][];
            energy_mix?: components["schemas"]["EnergyMix"];
            evses?: components["schemas"]["EVSE"][];
            facilities?: components["schemas"]["Facility"][];
            id: components["schemas"]["Id"];
            images?: components["schemas"]["Image"][];
            /** @description Latest change to the location or anything in it. */
            last_updated: components["schemas"]["DateTime"];
            name?: string;
            opening_times?: components["schemas"]["Hours"];
            operator?: components["schemas"]["BusinessDetails"];
            owner?: components["schemas"]["BusinessDetails"];
            parking_type?: components["schemas"]["ParkingType"];
            party_id: components["schemas"]["PartyId"];
            postal_code?: string;
            /** @description Whether apps and sites may show the location to everyone. */
            publish: boolean;
            /** @description Who may see it nonetheless; only when publish is false. */
            publish_allowed_to?: components["schemas"]["PublishTokenType"][];
            related_locations?: components["schemas"]["AdditionalGeoLocation"][];
            state?: string;
            suboperator?: components["schemas"]["BusinessDetails"];
            /**
             * @description IANA zone name.
             * @example Europe/Amsterdam
             */
            time_zone: string;
        };
        /** @description Changed properties of a Location. */
        LocationPatch: {
            /** @description Street and house number. */
            address?: string;
            /** @description Whether charging goes on outside opening hours; taken as true when absent. */
            charging_when_closed?: boolean;
            city?: string;
            coordinates?: components["schemas"]["GeoLocation"];
            country?: components["schemas"]["Country"];
            country_code?: components["schemas"]["CountryCode"];
            directions?: components["schemas"]["DisplayText"][];
            energy_mix?: components["schemas"]["EnergyMix"];
            evses?: components["schemas"]["EVSE"][];
            facilities?: components["schemas"]["Facility"][];
            id?: components["schemas"]["Id"];
            images?: components["schemas"]["Image"][];
            /** @description Latest change to the location or anything in it. */
            last_updated: components["schemas"]["DateTime"];
            name?: string;
            opening_times?: components["schemas"]["Hours"];
            operator?: components["schemas"]["BusinessDetails"];
            owner?: components["schemas"]["BusinessDetails"];
            parking_type?: components["schemas"]["ParkingType"];
            party_id?: components["schemas"]["PartyId"];
            postal_code?: string;
            /** @description Whether apps and sites may show the location to everyone. */
            publish?: boolean;
            /** @description Who may see it nonetheless; only when publish is false. */
            publish_allowed_to?: components["schemas"]["PublishTokenType"][];
            related_locations?: components["schemas"]["AdditionalGeoLocation"][];
            state?: string;
            suboperator?: components["schemas"]["BusinessDetails"];
            /**
             * @description IANA zone name.
             * @example Europe/Amsterdam
             */
            time_zone?: string;
        };
        /** @description Location and possibly some of its EVSEs. */
        LocationReferences: {
            evse_uids?: components["schemas"]["Id"][];
            location_id: components["schemas"]["Id"];
        };
        /**
         * @description Decimal degrees.
         * @example 4.895168
         */
        Longitude: string;
        /**
         * @description Standard module identifiers.
         * @enum {string}
         */
        ModuleID: "cdrs" | "chargingprofiles" | "commands" | "credentials" | "hubclientinfo" | "locations" | "sessions" | "tariffs" | "tokens";
        /** @description Envelope around every response body. */
        OcpiResponse: {
            /** @description Payload of the operation; absent on errors and where an operation returns nothing. */
            data?: unknown;
            /** @description 1xxx success, 2xxx client error, 3xxx server error, 4xxx hub error. */
            status_code: number;
            /** @description Help for debugging. */
            status_message?: string;
            /** @description Moment the response was made. */
            timestamp: components["schemas"]["DateTime"];
        };
        /**
         * @description Who may use a parking spot.
         * @enum {string}
         */
        ParkingRestriction: "EV_ONLY" | "PLUGGED" | "DISABLED" | "CUSTOMERS" | "MOTORCYCLES";
        /**
         * @description Kind of parking.
         * @enum {string}
         */
        ParkingType: "ALONG_MOTORWAY" | "PARKING_GARAGE" | "PARKING_LOT" | "ON_DRIVEWAY" | "ON_STREET" | "UNDERGROUND_GARAGE";
        /**
         * @description Three-character party identifier as issued under ISO 15118, in either case.
         * @example RBR
         */
        PartyId: string;
        /**
         * @description Current and phases.
         * @enum {string}
         */
        PowerType: "AC_1_PHASE" | "AC_2_PHASE" | "AC_2_PHASE_SPLIT" | "AC_3_PHASE" | "DC";
        /** @description Amount of money; the currency is that of the enclosing object. */
        Price: {
            /** @description Amount before VAT. */
            excl_vat: number;
            /** @description Amount with VAT. */
            incl_vat?: number;
        };
        /** @description Price of one dimension. */
        PriceComponent: {
            /** @description Per unit, before VAT. */
            price: number;
            /** @description Billing step in Wh or seconds; without meaning for FLAT. */
            step_size: number;
            type: components["schemas"]["TariffDimensionType"];
            /** @description VAT percentage; absent means no VAT applies, which is not the same as 0. */
            vat?: number;
        };
        /**
         * @description Smart charging profile.
         * @enum {string}
         */
        ProfileType: "CHEAP" | "FAST" | "GREEN" | "REGULAR";
        /** @description Token whose owner may see an unpublished location. Carries at least one of uid, visual_number and group_id. */
        PublishTokenType: {
            group_id?: components["schemas"]["Id"];
            issuer?: string;
            type?: components["schemas"]["TokenType"];
            uid?: components["schemas"]["Id"];
            visual_number?: string;
        };
        /** @description Weekly recurring opening. */
        RegularHours: {
            period_begin: components["schemas"]["LocalTime"];
            period_end: components["schemas"]["LocalTime"];
            /** @description Monday is 1, Sunday is 7. */
            weekday: number;
        };
        /**
         * @description Reservation that was used, or that expired.
         * @enum {string}
         */
        ReservationRestrictionType: "RESERVATION" | "RESERVATION_EXPIRES";
        /** @description Asks for a reservation, or replaces the one with the same identifier. */
        ReserveNow: {
            authorization_reference?: components["schemas"]["Id"];
            evse_uid?: components["schemas"]["Id"];
            expiry_date: components["schemas"]["DateTime"];
            location_id: components["schemas"]["Id"];
            reservation_id: components["schemas"]["Id"];
            /** @description Where the CommandResult is to be posted. */
            response_url: components["schemas"]["URL"];
            token: components["schemas"]["Token"];
        };
        /**
         * @description Market role of a party.
         * @enum {string}
         */
        Role: "CPO" | "EMSP" | "HUB" | "NAP" | "NSP" | "OTHER" | "SCSP";
        /** @description Charging session in progress or ended. */
        Session: {
            auth_method: components["schemas"]["AuthMethod"];
            /** @description Reference the eMSP gave with its authorization. */
            authorization_reference?: components["schemas"]["Id"];
            cdr_token: components["schemas"]["CdrToken"];
            charging_periods?: components["schemas"]["ChargingPeriod"][];
            connector_id: components["schemas"]["Id"];
            country_code: components["schemas"]["CountryCode"];
            currency: components["schemas"]["Currency"];
            end_date_time?: components["schemas"]["DateTime"];
            evse_uid: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            /** @description Energy charged so far. */
            kwh: number;
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            location_id: components["schemas"]["Id"];
            meter_id?: string;
            party_id: components["schemas"]["PartyId"];
            start_date_time: components["schemas"]["DateTime"];
            status: components["schemas"]["SessionStatus"];
            total_cost?: components["schemas"]["Price"];
        };
        /** @description Changed properties of a Session; charging periods given here are added to those known. */
        SessionPatch: {
            auth_method?: components["schemas"]["AuthMethod"];
            /** @description Reference the eMSP gave with its authorization. */
            authorization_reference?: components["schemas"]["Id"];
            cdr_token?: components["schemas"]["CdrToken"];
            charging_periods?: components["schemas"]["ChargingPeriod"][];
            connector_id?: components["schemas"]["Id"];
            country_code?: components["schemas"]["CountryCode"];
            currency?: components["schemas"]["Currency"];
            end_date_time?: components["schemas"]["DateTime"];
            evse_uid?: components["schemas"]["Id"];
            id?: components["schemas"]["Id"];
            /** @description Energy charged so far. */
            kwh?: number;
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            location_id?: components["schemas"]["Id"];
            meter_id?: string;
            party_id?: components["schemas"]["PartyId"];
            start_date_time?: components["schemas"]["DateTime"];
            status?: components["schemas"]["SessionStatus"];
            total_cost?: components["schemas"]["Price"];
        };
        /**
         * @description State of a session.
         * @enum {string}
         */
        SessionStatus: "ACTIVE" | "COMPLETED" | "INVALID" | "PENDING" | "RESERVATION";
        /** @description Sets a charging profile, or replaces the one that was set before. */
        SetChargingProfile: {
            charging_profile: components["schemas"]["ChargingProfile"];
            /** @description Where the ChargingProfileResult is to be posted. */
            response_url: components["schemas"]["URL"];
        };
        /** @description Signed meter values, for instance for Eichrecht. */
        SignedData: {
            encoding_method: string;
            encoding_method_version?: number;
            /** @description Base64. */
            public_key?: string;
            signed_values: components["schemas"]["SignedValue"][];
            /** @description Where the driver can check the data. */
            url?: string;
        };
        /** @description One signed meter value. */
        SignedValue: {
            /** @description Start, End or Intermediate; others may follow. */
            nature: string;
            plain_data: string;
            /** @description Base64. */
            signed_data: string;
        };
        /** @description Asks for a session to be started. */
        StartSession: {
            authorization_reference?: components["schemas"]["Id"];
            /** @description Only together with evse_uid. */
            connector_id?: components["schemas"]["Id"];
            evse_uid?: components["schemas"]["Id"];
            location_id: components["schemas"]["Id"];
            /** @description Where the CommandResult is to be posted. */
            response_url: components["schemas"]["URL"];
            token: components["schemas"]["Token"];
        };
        /**
         * @description State of an EVSE.
         * @enum {string}
         */
        Status: "AVAILABLE" | "BLOCKED" | "CHARGING" | "INOPERATIVE" | "OUTOFORDER" | "PLANNED" | "REMOVED" | "RESERVED" | "UNKNOWN";
        /** @description Planned status; informational only. */
        StatusSchedule: {
            period_begin: components["schemas"]["DateTime"];
            /** @description Open-ended when absent. */
            period_end?: components["schemas"]["DateTime"];
            status: components["schemas"]["Status"];
        };
        /** @description Asks for a session to be stopped. */
        StopSession: {
            /** @description Where the CommandResult is to be posted. */
            response_url: components["schemas"]["URL"];
            session_id: components["schemas"]["Id"];
        };
        /** @description Price list made of elements, the first matching element per dimension applies. */
        Tariff: {
            country_code: components["schemas"]["CountryCode"];
            currency: components["schemas"]["Currency"];
            elements: components["schemas"]["TariffElement"][];
            end_date_time?: components["schemas"]["DateTime"];
            energy_mix?: components["schemas"]["EnergyMix"];
            id: components["schemas"]["Id"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            /** @description A session costs at most this. */
            max_price?: components["schemas"]["Price"];
            /** @description A session costs at least this. */
            min_price?: components["schemas"]["Price"];
            party_id: components["schemas"]["PartyId"];
            start_date_time?: components["schemas"]["DateTime"];
            tariff_alt_text?: components["schemas"]["DisplayText"][];
            tariff_alt_url?: components["schemas"]["URL"];
            /** @description For all sessions when absent. */
            type?: components["schemas"]["TariffType"];
        };
        /**
         * @description Priced dimension: kWh, once, or hours.
         * @enum {string}
         */
        TariffDimensionType: "ENERGY" | "FLAT" | "PARKING_TIME" | "TIME";
        /** @description Price components under shared restrictions. */
        TariffElement: {
            price_components: components["schemas"]["PriceComponent"][];
            restrictions?: components["schemas"]["TariffRestrictions"];
        };
        /** @description Conditions that must all hold. */
        TariffRestrictions: {
            day_of_week?: components["schemas"]["DayOfWeek"][];
            /** @description Exclusive. */
            end_date?: components["schemas"]["LocalDate"];
            /** @description Before start_time: the next day. */
            end_time?: components["schemas"]["LocalTime"];
            /** @description Ampere over all phases, exclusive. */
            max_current?: number;
            /** @description Seconds, exclusive. */
            max_duration?: number;
            /** @description Exclusive. */
            max_kwh?: number;
            /** @description kW, exclusive. */
            max_power?: number;
            /** @description Ampere over all phases, inclusive. */
            min_current?: number;
            /** @description Seconds, inclusive. */
            min_duration?: number;
            /** @description Inclusive. */
            min_kwh?: number;
            /** @description kW, inclusive. */
            min_power?: number;
            /** @description When present, the element prices a reservation with FLAT and TIME. */
            reservation?: components["schemas"]["ReservationRestrictionType"];
            /** @description Inclusive. */
            start_date?: components["schemas"]["LocalDate"];
            start_time?: components["schemas"]["LocalTime"];
        };
        /**
         * @description Sessions a tariff is for.
         * @enum {string}
         */
        TariffType: "AD_HOC_PAYMENT" | "PROFILE_CHEAP" | "PROFILE_FAST" | "PROFILE_GREEN" | "REGULAR";
        /** @description Means by which a driver of an eMSP is authorized. */
        Token: {
            contract_id: components["schemas"]["Id"];
            country_code: components["schemas"]["CountryCode"];
            default_profile_type?: components["schemas"]["ProfileType"];
            energy_contract?: components["schemas"]["EnergyContract"];
            /** @description Tokens of one group stand in for each other. */
            group_id?: components["schemas"]["Id"];
            issuer: string;
            language?: components["schemas"]["Language"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            party_id: components["schemas"]["PartyId"];
            type: components["schemas"]["TokenType"];
            /** @description Unique together with the type; for cards what the reader sees. */
            uid: components["schemas"]["Id"];
            valid: boolean;
            /** @description Number printed on the card. */
            visual_number?: string;
            whitelist: components["schemas"]["WhitelistType"];
        };
        /** @description Changed properties of a Token. */
        TokenPatch: {
            contract_id?: components["schemas"]["Id"];
            country_code?: components["schemas"]["CountryCode"];
            default_profile_type?: components["schemas"]["ProfileType"];
            energy_contract?: components["schemas"]["EnergyContract"];
            /** @description Tokens of one group stand in for each other. */
            group_id?: components["schemas"]["Id"];
            issuer?: string;
            language?: components["schemas"]["Language"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            party_id?: components["schemas"]["PartyId"];
            type?: components["schemas"]["TokenType"];
            /** @description Unique together with the type; for cards what the reader sees. */
            uid?: components["schemas"]["Id"];
            valid?: boolean;
            /** @description Number printed on the card. */
            visual_number?: string;
            whitelist?: components["schemas"]["WhitelistType"];
        };
        /**
         * @description Kind of token.
         * @enum {string}
         */
        TokenType: "AD_HOC_USER" | "APP_USER" | "OTHER" | "RFID";
        /** @description Asks for a stuck connector to be released. */
        UnlockConnector: {
            connector_id: components["schemas"]["Id"];
            evse_uid: components["schemas"]["Id"];
            location_id: components["schemas"]["Id"];
            /** @description Where the CommandResult is to be posted. */
            response_url: components["schemas"]["URL"];
        };
        /** @description Absolute http or https address. */
        URL: string;
        /** @description One supported version and where its details are. */
        Version: {
            url: components["schemas"]["URL"];
            /** @description A VersionNumber, or a version published after 2.2.1 that a peer also offers. */
            version: string;
        };
        /** @description Modules offered under one version. */
        VersionDetails: {
            endpoints: components["schemas"]["Endpoint"][];
            version: components["schemas"]["VersionNumber"];
        };
        /**
         * @description OCPI versions known to 2.2.1. Versions 2.1 and 2.2 are deprecated.
         * @enum {string}
         */
        VersionNumber: "2.0" | "2.1" | "2.1.1" | "2.2" | "2.2.1";
        /**
         * @description Whether the CPO decides from its cache or asks the eMSP: ALWAYS cache, ALLOWED either, ALLOWED_OFFLINE cache when the eMSP does not answer, NEVER cache.
         * @enum {string}
         */
        WhitelistType: "ALWAYS" | "ALLOWED" | "ALLOWED_OFFLINE" | "NEVER";
    };
    responses: {
        /** @description Stored. Problems with the content show in status_code. */
        Accepted: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description The body is not JSON, or a parameter or the body does not fit its schema; status_code 2001. */
        BadRequest: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description One page of CDRs. */
        CdrPage: {
            headers: {
                Link: components["headers"]["Link"];
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Limit": components["headers"]["Limit"];
                "X-Request-ID": components["headers"]["RequestId"];
                "X-Total-Count": components["headers"]["TotalCount"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["CDR"][];
                };
            };
        };
        /** @description Whether the wish will be tried for. */
        ChargingPreferencesResponse: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["ChargingPreferencesResponse"];
                };
            };
        };
        /** @description Whether the request was taken on; status_message says why not. */
        ChargingProfileResponse: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["ChargingProfileResponse"];
                };
            };
        };
        /** @description Whether the command was taken on. */
        CommandResponse: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["CommandResponse"];
                };
            };
        };
        /** @description The connector. */
        Connector: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Connector"];
                };
            };
        };
        /** @description Stored as a new object. */
        Created: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description Credentials for calling this platform. */
        Credentials: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Credentials"];
                };
            };
        };
        /** @description The EVSE. */
        Evse: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["EVSE"];
                };
            };
        };
        /** @description The location. */
        Location: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Location"];
                };
            };
        };
        /** @description One page of locations. */
        LocationPage: {
            headers: {
                Link: components["headers"]["Link"];
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Limit": components["headers"]["Limit"];
                "X-Request-ID": components["headers"]["RequestId"];
                "X-Total-Count": components["headers"]["TotalCount"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Location"][];
                };
            };
        };
        /** @description Not possible in the current state of the registration. */
        MethodNotAllowed: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description No such object, or not visible to the caller. */
        NotFound: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description One page of sessions. */
        SessionPage: {
            headers: {
                Link: components["headers"]["Link"];
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Limit": components["headers"]["Limit"];
                "X-Request-ID": components["headers"]["RequestId"];
                "X-Total-Count": components["headers"]["TotalCount"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Session"][];
                };
            };
        };
        /** @description One page of tariffs. */
        TariffPage: {
            headers: {
                Link: components["headers"]["Link"];
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Limit": components["headers"]["Limit"];
                "X-Request-ID": components["headers"]["RequestId"];
                "X-Total-Count": components["headers"]["TotalCount"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Tariff"][];
                };
            };
        };
        /** @description The token as stored here. */
        Token: {
            headers: {
                "OCPI-from-country-code": components["headers"]["FromCountryCode"];
                "OCPI-from-party-id": components["headers"]["FromPartyId"];
                "OCPI-to-country-code": components["headers"]["ToCountryCode"];
                "OCPI-to-party-id": components["headers"]["ToPartyId"];
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Token"];
                };
            };
        };
        /** @description Credentials token missing, unknown, or not valid for this module. */
        Unauthorized: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description The credentials no longer work. */
        Unregistered: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"];
            };
        };
        /** @description Modules offered. */
        VersionDetails: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["VersionDetails"];
                };
            };
        };
        /** @description Versions offered. */
        VersionList: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OcpiResponse"] & {
                    data?: components["schemas"]["Version"][];
                };
            };
        };
    };
    parameters: {
        /** @description Connector.id */
        ConnectorId: components["schemas"]["Id"];
        /** @description Follows a request through hubs; repeated in the response. */
        CorrelationId: string;
        /** @description Country of the party that owns the object. */
        CountryCode: components["schemas"]["CountryCode"];
        /** @description Only objects updated at or after this moment. */
        DateFrom: components["schemas"]["DateTime"];
        /** @description Only objects updated at or after this moment. */
        DateFromRequired: components["schemas"]["DateTime"];
        /** @description Only objects updated before this moment. */
        DateTo: components["schemas"]["DateTime"];
        /** @description EVSE.uid */
        EvseUid: components["schemas"]["Id"];
        /** @description Country of the party the message is from. */
        FromCountryCode: components["schemas"]["CountryCode"];
        /** @description Party the message is from. */
        FromPartyId: components["schemas"]["PartyId"];
        /** @description Most objects to return; the server may return fewer. */
        Limit: number;
        /** @description Location.id */
        LocationId: components["schemas"]["Id"];
        /** @description Position of the first object; 0 when absent. */
        Offset: number;
        /** @description Party that owns the object. */
        PartyId: components["schemas"]["PartyId"];
        /** @description For how many seconds the plan is wanted, a week at most. */
        ProfileDuration: number;
        /** @description Unique per request; repeated in the response. Some peers leave it out. */
        RequestId: string;
        /** @description Where the result is to be posted. */
        ResponseUrl: components["schemas"]["URL"];
        /** @description Of a session of the caller's own drivers. */
        SessionId: components["schemas"]["Id"];
        /** @description Country of the party the message is for. */
        ToCountryCode: components["schemas"]["CountryCode"];
        /** @description Token.type; RFID when absent. */
        TokenType: components["schemas"]["TokenType"];
        /** @description Token.uid */
        TokenUid: components["schemas"]["Id"];
        /** @description Party the message is for. */
        ToPartyId: components["schemas"]["PartyId"];
    };
    requestBodies: never;
    headers: {
        /** @description X-Correlation-ID of the request. */
        CorrelationId: string;
        /** @description Country of the party that answers. */
        FromCountryCode: components["schemas"]["CountryCode"];
        /** @description Party that answers. */
        FromPartyId: components["schemas"]["PartyId"];
        /** @description Most objects the server puts on a page. */
        Limit: number;
        /** @description Address of the next page as `<url>; rel="next"`; absent on the last page. */
        Link: string;
        /** @description X-Request-ID of the request. */
        RequestId: string;
        /** @description OCPI-from-country-code of the request. */
        ToCountryCode: components["schemas"]["CountryCode"];
        /** @description OCPI-from-party-id of the request. */
        ToPartyId: components["schemas"]["PartyId"];
        /** @description Objects that match the query, on all pages. */
        TotalCount: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getVersionDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VersionDetails"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Credentials"];
            401: components["responses"]["Unauthorized"];
        };
    };
    putCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: components["responses"]["Credentials"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
        };
    };
    postCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: components["responses"]["Credentials"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
        };
    };
    deleteCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Unregistered"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
        };
    };
    getActiveChargingProfile: {
        parameters: {
            query: {
                /** @description For how many seconds the plan is wanted, a week at most. */
                duration: components["parameters"]["ProfileDuration"];
                /** @description Where the result is to be posted. */
                response_url: components["parameters"]["ResponseUrl"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Of a session of the caller's own drivers. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ChargingProfileResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    setChargingProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Of a session of the caller's own drivers. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetChargingProfile"];
            };
        };
        responses: {
            200: components["responses"]["ChargingProfileResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    clearChargingProfile: {
        parameters: {
            query: {
                /** @description Where the result is to be posted. */
                response_url: components["parameters"]["ResponseUrl"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Of a session of the caller's own drivers. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ChargingProfileResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    cancelReservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelReservation"];
            };
        };
        responses: {
            200: components["responses"]["CommandResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    reserveNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReserveNow"];
            };
        };
        responses: {
            200: components["responses"]["CommandResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    startSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSession"];
            };
        };
        responses: {
            200: components["responses"]["CommandResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    stopSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopSession"];
            };
        };
        responses: {
            200: components["responses"]["CommandResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    unlockConnector: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlockConnector"];
            };
        };
        responses: {
            200: components["responses"]["CommandResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getToken: {
        parameters: {
            query?: {
                /** @description Token.type; RFID when absent. */
                type?: components["parameters"]["TokenType"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Country of the party that owns the object. */
                country_code: components["parameters"]["CountryCode"];
                /** @description Party that owns the object. */
                party_id: components["parameters"]["PartyId"];
                /** @description Token.uid */
                token_uid: components["parameters"]["TokenUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Token"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    putToken: {
        parameters: {
            query?: {
                /** @description Token.type; RFID when absent. */
                type?: components["parameters"]["TokenType"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Country of the party that owns the object. */
                country_code: components["parameters"]["CountryCode"];
                /** @description Party that owns the object. */
                party_id: components["parameters"]["PartyId"];
                /** @description Token.uid */
                token_uid: components["parameters"]["TokenUid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Token"];
            };
        };
        responses: {
            200: components["responses"]["Accepted"];
            201: components["responses"]["Created"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    patchToken: {
        parameters: {
            query?: {
                /** @description Token.type; RFID when absent. */
                type?: components["parameters"]["TokenType"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Country of the party that owns the object. */
                country_code: components["parameters"]["CountryCode"];
                /** @description Party that owns the object. */
                party_id: components["parameters"]["PartyId"];
                /** @description Token.uid */
                token_uid: components["parameters"]["TokenUid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenPatch"];
            };
        };
        responses: {
            200: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listCdrs: {
        parameters: {
            query?: {
                /** @description Only objects updated at or after this moment. */
                date_from?: components["parameters"]["DateFrom"];
                /** @description Only objects updated before this moment. */
                date_to?: components["parameters"]["DateTo"];
                /** @description Most objects to return; the server may return fewer. */
                limit?: components["parameters"]["Limit"];
                /** @description Position of the first object; 0 when absent. */
                offset?: components["parameters"]["Offset"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["CdrPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    listLocations: {
        parameters: {
            query?: {
                /** @description Only objects updated at or after this moment. */
                date_from?: components["parameters"]["DateFrom"];
                /** @description Only objects updated before this moment. */
                date_to?: components["parameters"]["DateTo"];
                /** @description Most objects to return; the server may return fewer. */
                limit?: components["parameters"]["Limit"];
                /** @description Position of the first object; 0 when absent. */
                offset?: components["parameters"]["Offset"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LocationPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Location.id */
                location_id: components["parameters"]["LocationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Location"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getEvse: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description EVSE.uid */
                evse_uid: components["parameters"]["EvseUid"];
                /** @description Location.id */
                location_id: components["parameters"]["LocationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Evse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getConnector: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Connector.id */
                connector_id: components["parameters"]["ConnectorId"];
                /** @description EVSE.uid */
                evse_uid: components["parameters"]["EvseUid"];
                /** @description Location.id */
                location_id: components["parameters"]["LocationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Connector"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listSessions: {
        parameters: {
            query: {
                /** @description Only objects updated at or after this moment. */
                date_from: components["parameters"]["DateFromRequired"];
                /** @description Only objects updated before this moment. */
                date_to?: components["parameters"]["DateTo"];
                /** @description Most objects to return; the server may return fewer. */
                limit?: components["parameters"]["Limit"];
                /** @description Position of the first object; 0 when absent. */
                offset?: components["parameters"]["Offset"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SessionPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    setChargingPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @description Of a session of the caller's own drivers. */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargingPreferences"];
            };
        };
        responses: {
            200: components["responses"]["ChargingPreferencesResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listTariffs: {
        parameters: {
            query?: {
                /** @description Only objects updated at or after this moment. */
                date_from?: components["parameters"]["DateFrom"];
                /** @description Only objects updated before this moment. */
                date_to?: components["parameters"]["DateTo"];
                /** @description Most objects to return; the server may return fewer. */
                limit?: components["parameters"]["Limit"];
                /** @description Position of the first object; 0 when absent. */
                offset?: components["parameters"]["Offset"];
            };
            header?: {
                /** @description Country of the party the message is from. */
                "OCPI-from-country-code"?: components["parameters"]["FromCountryCode"];
                /** @description Party the message is from. */
                "OCPI-from-party-id"?: components["parameters"]["FromPartyId"];
                /** @description Country of the party the message is for. */
                "OCPI-to-country-code"?: components["parameters"]["ToCountryCode"];
                /** @description Party the message is for. */
                "OCPI-to-party-id"?: components["parameters"]["ToPartyId"];
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["TariffPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Follows a request through hubs; repeated in the response. */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
                /** @description Unique per request; repeated in the response. Some peers leave it out. */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VersionList"];
            401: components["responses"]["Unauthorized"];
        };
    };
}
