// Generated from openapi/ocpp-2.1.yaml. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbsolutePriceScheduleType: {
            additionalSelectedServices?: components["schemas"]["AdditionalSelectedServicesType"][];
            currency: string;
            language: string;
            maximumCost?: components["schemas"]["RationalNumberType"];
            minimumCost?: components["schemas"]["RationalNumberType"];
            overstayRuleList?: components["schemas"]["OverstayRuleListType"];
            priceAlgorithm: string;
            priceRuleStacks: components["schemas"]["PriceRuleStackType"][];
            priceScheduleDescription?: string;
            priceScheduleID: number;
            taxRules?: components["schemas"]["TaxRuleType"][];
            /** Format: date-time */
            timeAnchor: string;
        };
        ACChargingParametersType: {
            energyAmount: number;
            evMaxCurrent: number;
            evMaxVoltage: number;
            evMinCurrent: number;
        };
        AdditionalInfoType: {
            additionalIdToken: string;
            type: string;
        };
        AdditionalSelectedServicesType: {
            serviceFee: components["schemas"]["RationalNumberType"];
            serviceName: string;
        };
        AddressType: {
            address1: string;
            address2?: string;
            city: string;
            country: string;
            name: string;
            postalCode?: string;
        };
        AdjustPeriodicEventStreamRequest: {
            id: number;
            params: components["schemas"]["PeriodicEventStreamParamsType"];
        };
        AdjustPeriodicEventStreamResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        AFRRSignalRequest: {
            signal: number;
            /** Format: date-time */
            timestamp: string;
        };
        AFRRSignalResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        APNAuthenticationEnumType: "CHAP" | "NONE" | "PAP" | "AUTO";
        /** @description An absent useOnlyPreferredNetwork means false. */
        APNType: {
            apn: string;
            apnAuthentication: components["schemas"]["APNAuthenticationEnumType"];
            apnPassword?: string;
            apnUserName?: string;
            preferredNetwork?: string;
            simPin?: number;
            useOnlyPreferredNetwork?: boolean;
        };
        /**
         * @description Absent means Actual.
         * @enum {string}
         */
        AttributeEnumType: "Actual" | "Target" | "MinSet" | "MaxSet";
        AuthorizationData: {
            idToken: components["schemas"]["IdTokenType"];
            idTokenInfo?: components["schemas"]["IdTokenInfoType"];
        };
        /** @enum {string} */
        AuthorizationStatusEnumType: "Accepted" | "Blocked" | "ConcurrentTx" | "Expired" | "Invalid" | "NoCredit" | "NotAllowedTypeEVSE" | "NotAtThisLocation" | "NotAtThisTime" | "Unknown";
        /** @enum {string} */
        AuthorizeCertificateStatusEnumType: "Accepted" | "SignatureError" | "CertificateExpired" | "CertificateRevoked" | "NoCertificateAvailable" | "CertChainError" | "ContractCancelled";
        AuthorizeRequest: {
            certificate?: string;
            idToken: components["schemas"]["IdTokenType"];
            iso15118CertificateHashData?: components["schemas"]["OCSPRequestDataType"][];
        };
        AuthorizeResponse: {
            allowedEnergyTransfer?: components["schemas"]["EnergyTransferModeEnumType"][];
            certificateStatus?: components["schemas"]["AuthorizeCertificateStatusEnumType"];
            idTokenInfo: components["schemas"]["IdTokenInfoType"];
            tariff?: components["schemas"]["TariffType"];
        };
        BatteryDataType: {
            evseId: number;
            /** Format: date-time */
            productionDate?: string;
            serialNumber: string;
            soC: number;
            soH: number;
            vendorInfo?: string;
        };
        /** @enum {string} */
        BatterySwapEventEnumType: "BatteryIn" | "BatteryOut" | "BatteryOutTimeout";
        BatterySwapRequest: {
            batteryData: components["schemas"]["BatteryDataType"][];
            eventType: components["schemas"]["BatterySwapEventEnumType"];
            idToken: components["schemas"]["IdTokenType"];
            requestId: number;
        };
        BatterySwapResponse: Record<string, never>;
        BootNotificationRequest: {
            chargingStation: components["schemas"]["ChargingStationType"];
            reason: components["schemas"]["BootReasonEnumType"];
        };
        BootNotificationResponse: {
            /** Format: date-time */
            currentTime: string;
            interval: number;
            status: components["schemas"]["RegistrationStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        BootReasonEnumType: "ApplicationReset" | "FirmwareUpdate" | "LocalReset" | "PowerUp" | "RemoteReset" | "ScheduledReset" | "Triggered" | "Unknown" | "Watchdog";
        CancelReservationRequest: {
            reservationId: number;
        };
        CancelReservationResponse: {
            status: components["schemas"]["CancelReservationStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        CancelReservationStatusEnumType: "Accepted" | "Rejected";
        /** @enum {string} */
        CertificateActionEnumType: "Install" | "Update";
        CertificateHashDataChainType: {
            certificateHashData: components["schemas"]["CertificateHashDataType"];
            certificateType: components["schemas"]["GetCertificateIdUseEnumType"];
            childCertificateHashData?: components["schemas"]["CertificateHashDataType"][];
        };
        CertificateHashDataType: {
            hashAlgorithm: components["schemas"]["HashAlgorithmEnumType"];
            issuerKeyHash: string;
            issuerNameHash: string;
            serialNumber: string;
        };
        CertificateSignedRequest: {
            certificateChain: string;
            certificateType?: components["schemas"]["CertificateSigningUseEnumType"];
            requestId?: number;
        };
        CertificateSignedResponse: {
            status: components["schemas"]["CertificateSignedStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        CertificateSignedStatusEnumType: "Accepted" | "Rejected";
        /** @enum {string} */
        CertificateSigningUseEnumType: "ChargingStationCertificate" | "V2GCertificate" | "V2G20Certificate";
        /** @enum {string} */
        CertificateStatusEnumType: "Good" | "Revoked" | "Unknown" | "Failed";
        CertificateStatusRequestInfoType: {
            certificateHashData: components["schemas"]["CertificateHashDataType"];
            source: components["schemas"]["CertificateStatusSourceEnumType"];
            urls: string[];
        };
        /** @enum {string} */
        CertificateStatusSourceEnumType: "CRL" | "OCSP";
        CertificateStatusType: {
            certificateHashData: components["schemas"]["CertificateHashDataType"];
            /** Format: date-time */
            nextUpdate: string;
            source: components["schemas"]["CertificateStatusSourceEnumType"];
            status: components["schemas"]["CertificateStatusEnumType"];
        };
        ChangeAvailabilityRequest: {
            evse?: components["schemas"]["EVSEType"];
            operationalStatus: components["schemas"]["OperationalStatusEnumType"];
        };
        ChangeAvailabilityResponse: {
            status: components["schemas"]["ChangeAvailabilityStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ChangeAvailabilityStatusEnumType: "Accepted" | "Rejected" | "Scheduled";
        ChangeTransactionTariffRequest: {
            tariff: components["schemas"]["TariffType"];
            transactionId: string;
        };
        ChangeTransactionTariffResponse: {
            status: components["schemas"]["TariffChangeStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        ChargingLimitType: {
            chargingLimitSource: string;
            isGridCritical?: boolean;
            isLocalGeneration?: boolean;
        };
        ChargingNeedsType: {
            acChargingParameters?: components["schemas"]["ACChargingParametersType"];
            availableEnergyTransfer?: components["schemas"]["EnergyTransferModeEnumType"][];
            controlMode?: components["schemas"]["ControlModeEnumType"];
            dcChargingParameters?: components["schemas"]["DCChargingParametersType"];
            /** Format: date-time */
            departureTime?: string;
            derChargingParameters?: components["schemas"]["DERChargingParametersType"];
            evEnergyOffer?: components["schemas"]["EVEnergyOfferType"];
            mobilityNeedsMode?: components["schemas"]["MobilityNeedsModeEnumType"];
            requestedEnergyTransfer: components["schemas"]["EnergyTransferModeEnumType"];
            v2xChargingParameters?: components["schemas"]["V2XChargingParametersType"];
        };
        ChargingPeriodType: {
            dimensions?: components["schemas"]["CostDimensionType"][];
            /** Format: date-time */
            startPeriod: string;
            tariffId?: string;
        };
        ChargingProfileCriterionType: {
            chargingLimitSource?: string[];
            chargingProfileId?: number[];
            chargingProfilePurpose?: components["schemas"]["ChargingProfilePurposeEnumType"];
            stackLevel?: number;
        };
        /** @enum {string} */
        ChargingProfileKindEnumType: "Absolute" | "Recurring" | "Relative" | "Dynamic";
        /** @enum {string} */
        ChargingProfilePurposeEnumType: "ChargingStationExternalConstraints" | "ChargingStationMaxProfile" | "TxDefaultProfile" | "TxProfile" | "PriorityCharging" | "LocalGeneration";
        /** @enum {string} */
        ChargingProfileStatusEnumType: "Accepted" | "Rejected";
        ChargingProfileType: {
            chargingProfileKind: components["schemas"]["ChargingProfileKindEnumType"];
            chargingProfilePurpose: components["schemas"]["ChargingProfilePurposeEnumType"];
            chargingSchedule: components["schemas"]["ChargingScheduleType"][];
            dynUpdateInterval?: number;
            /** Format: date-time */
            dynUpdateTime?: string;
            id: number;
            invalidAfterOfflineDuration?: boolean;
            maxOfflineDuration?: number;
            priceScheduleSignature?: string;
            recurrencyKind?: components["schemas"]["RecurrencyKindEnumType"];
            stackLevel: number;
            transactionId?: string;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validTo?: string;
        };
        /** @enum {string} */
        ChargingRateUnitEnumType: "W" | "A";
        /** @description A limit from startPeriod (seconds into the schedule) to the next period. */
        ChargingSchedulePeriodType: {
            dischargeLimit?: number;
            dischargeLimit_L2?: number;
            dischargeLimit_L3?: number;
            evseSleep?: boolean;
            limit?: number;
            limit_L2?: number;
            limit_L3?: number;
            numberPhases?: number;
            operationMode?: components["schemas"]["OperationModeEnumType"];
            phaseToUse?: number;
            preconditioningRequest?: boolean;
            setpoint?: number;
            setpoint_L2?: number;
            setpoint_L3?: number;
            setpointReactive?: number;
            setpointReactive_L2?: number;
            setpointReactive_L3?: number;
            startPeriod: number;
            v2xBaseline?: number;
            v2xFreqWattCurve?: components["schemas"]["V2XFreqWattPointType"][];
            v2xSignalWattCurve?: components["schemas"]["V2XSignalWattPointType"][];
        };
        ChargingScheduleType: {
            absolutePriceSchedule?: components["schemas"]["AbsolutePriceScheduleType"];
            chargingRateUnit: components["schemas"]["ChargingRateUnitEnumType"];
            chargingSchedulePeriod: components["schemas"]["ChargingSchedulePeriodType"][];
            digestValue?: string;
            duration?: number;
            id: number;
            limitAtSoC?: components["schemas"]["LimitAtSoCType"];
            minChargingRate?: number;
            powerTolerance?: number;
            priceLevelSchedule?: components["schemas"]["PriceLevelScheduleType"];
            randomizedDelay?: number;
            salesTariff?: components["schemas"]["SalesTariffType"];
            signatureId?: number;
            /** Format: date-time */
            startSchedule?: string;
            useLocalTime?: boolean;
        };
        ChargingScheduleUpdateType: {
            dischargeLimit?: number;
            dischargeLimit_L2?: number;
            dischargeLimit_L3?: number;
            limit?: number;
            limit_L2?: number;
            limit_L3?: number;
            setpoint?: number;
            setpoint_L2?: number;
            setpoint_L3?: number;
            setpointReactive?: number;
            setpointReactive_L2?: number;
            setpointReactive_L3?: number;
        };
        /**
         * @description What a transaction is doing.
         * @enum {string}
         */
        ChargingStateEnumType: "Charging" | "EVConnected" | "SuspendedEV" | "SuspendedEVSE" | "Idle";
        ChargingStationType: {
            firmwareVersion?: string;
            model: string;
            modem?: components["schemas"]["ModemType"];
            serialNumber?: string;
            vendorName: string;
        };
        ClearCacheRequest: Record<string, never>;
        ClearCacheResponse: {
            status: components["schemas"]["ClearCacheStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ClearCacheStatusEnumType: "Accepted" | "Rejected";
        ClearChargingProfileRequest: {
            chargingProfileCriteria?: components["schemas"]["ClearChargingProfileType"];
            chargingProfileId?: number;
        };
        ClearChargingProfileResponse: {
            status: components["schemas"]["ClearChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ClearChargingProfileStatusEnumType: "Accepted" | "Unknown";
        ClearChargingProfileType: {
            chargingProfilePurpose?: components["schemas"]["ChargingProfilePurposeEnumType"];
            evseId?: number;
            stackLevel?: number;
        };
        ClearDERControlRequest: {
            controlId?: string;
            controlType?: components["schemas"]["DERControlEnumType"];
            isDefault: boolean;
        };
        ClearDERControlResponse: {
            status: components["schemas"]["DERControlStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        ClearDisplayMessageRequest: {
            id: number;
        };
        ClearDisplayMessageResponse: {
            status: components["schemas"]["ClearMessageStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        ClearedChargingLimitRequest: {
            chargingLimitSource: string;
            evseId?: number;
        };
        ClearedChargingLimitResponse: Record<string, never>;
        /** @enum {string} */
        ClearMessageStatusEnumType: "Accepted" | "Unknown" | "Rejected";
        ClearMonitoringResultType: {
            id: number;
            status: components["schemas"]["ClearMonitoringStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ClearMonitoringStatusEnumType: "Accepted" | "Rejected" | "NotFound";
        ClearTariffsRequest: {
            evseId?: number;
            tariffIds?: string[];
        };
        ClearTariffsResponse: {
            clearTariffsResult: components["schemas"]["ClearTariffsResultType"][];
        };
        ClearTariffsResultType: {
            status: components["schemas"]["TariffClearStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            tariffId?: string;
        };
        ClearVariableMonitoringRequest: {
            id: number[];
        };
        ClearVariableMonitoringResponse: {
            clearMonitoringResult: components["schemas"]["ClearMonitoringResultType"][];
        };
        ClosePeriodicEventStreamRequest: {
            id: number;
        };
        ClosePeriodicEventStreamResponse: Record<string, never>;
        /** @enum {string} */
        ComponentCriterionEnumType: "Active" | "Available" | "Enabled" | "Problem";
        ComponentType: {
            evse?: components["schemas"]["EVSEType"];
            instance?: string;
            name: string;
        };
        ComponentVariableType: {
            component: components["schemas"]["ComponentType"];
            variable?: components["schemas"]["VariableType"];
        };
        CompositeScheduleType: {
            chargingRateUnit: components["schemas"]["ChargingRateUnitEnumType"];
            chargingSchedulePeriod: components["schemas"]["ChargingSchedulePeriodType"][];
            duration: number;
            evseId: number;
            /** Format: date-time */
            scheduleStart: string;
        };
        /**
         * @description Occupied says only that the connector is not available.
         * @enum {string}
         */
        ConnectorStatusEnumType: "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted";
        ConstantStreamDataType: {
            id: number;
            params: components["schemas"]["PeriodicEventStreamParamsType"];
            variableMonitoringId: number;
        };
        ConsumptionCostType: {
            cost: components["schemas"]["CostType"][];
            startValue: number;
        };
        /** @enum {string} */
        ControlModeEnumType: "ScheduledControl" | "DynamicControl";
        CostDetailsType: {
            chargingPeriods?: components["schemas"]["ChargingPeriodType"][];
            failureReason?: string;
            failureToCalculate?: boolean;
            totalCost: components["schemas"]["TotalCostType"];
            totalUsage: components["schemas"]["TotalUsageType"];
        };
        /** @enum {string} */
        CostDimensionEnumType: "Energy" | "MaxCurrent" | "MinCurrent" | "MaxPower" | "MinPower" | "IdleTIme" | "ChargingTime";
        CostDimensionType: {
            type: components["schemas"]["CostDimensionEnumType"];
            volume: number;
        };
        /** @enum {string} */
        CostKindEnumType: "CarbonDioxideEmission" | "RelativePricePercentage" | "RenewableGenerationPercentage";
        CostType: {
            amount: number;
            amountMultiplier?: number;
            costKind: components["schemas"]["CostKindEnumType"];
        };
        CostUpdatedRequest: {
            totalCost: number;
            transactionId: string;
        };
        CostUpdatedResponse: Record<string, never>;
        /** @description What a vendor adds; the only object that is open to any property. */
        CustomDataType: {
            vendorId: string;
        } & {
            [key: string]: unknown;
        };
        CustomerInformationRequest: {
            clear: boolean;
            customerCertificate?: components["schemas"]["CertificateHashDataType"];
            customerIdentifier?: string;
            idToken?: components["schemas"]["IdTokenType"];
            report: boolean;
            requestId: number;
        };
        CustomerInformationResponse: {
            status: components["schemas"]["CustomerInformationStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        CustomerInformationStatusEnumType: "Accepted" | "Rejected" | "Invalid";
        /** @enum {string} */
        DataEnumType: "string" | "decimal" | "integer" | "dateTime" | "boolean" | "OptionList" | "SequenceList" | "MemberList";
        DataTransferRequest: {
            data?: unknown;
            messageId?: string;
            vendorId: string;
        };
        DataTransferResponse: {
            data?: unknown;
            status: components["schemas"]["DataTransferStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        DataTransferStatusEnumType: "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId";
        /** @enum {string} */
        DayOfWeekEnumType: "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";
        DCChargingParametersType: {
            bulkSoC?: number;
            energyAmount?: number;
            evEnergyCapacity?: number;
            evMaxCurrent: number;
            evMaxPower?: number;
            evMaxVoltage: number;
            fullSoC?: number;
            stateOfCharge?: number;
        };
        DeleteCertificateRequest: {
            certificateHashData: components["schemas"]["CertificateHashDataType"];
        };
        DeleteCertificateResponse: {
            status: components["schemas"]["DeleteCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        DeleteCertificateStatusEnumType: "Accepted" | "Failed" | "NotFound";
        DERChargingParametersType: {
            evDurationLevel1DCInjection?: number;
            evDurationLevel2DCInjection?: number;
            evInverterHwVersion?: string;
            evInverterManufacturer?: string;
            evInverterModel?: string;
            evInverterSerialNumber?: string;
            evInverterSwVersion?: string;
            evIslandingDetectionMethod?: components["schemas"]["IslandingDetectionEnumType"][];
            evIslandingTripTime?: number;
            evMaximumLevel1DCInjection?: number;
            evMaximumLevel2DCInjection?: number;
            evOverExcitedMaxDischargePower?: number;
            evOverExcitedPowerFactor?: number;
            evReactiveSusceptance?: number;
            evSessionTotalDischargeEnergyAvailable?: number;
            evSupportedDERControl?: components["schemas"]["DERControlEnumType"][];
            evUnderExcitedMaxDischargePower?: number;
            evUnderExcitedPowerFactor?: number;
            maxApparentPower?: number;
            maxChargeApparentPower?: number;
            maxChargeApparentPower_L2?: number;
            maxChargeApparentPower_L3?: number;
            maxChargeReactivePower?: number;
            maxChargeReactivePower_L2?: number;
            maxChargeReactivePower_L3?: number;
            maxDischargeApparentPower?: number;
            maxDischargeApparentPower_L2?: number;
            maxDischargeApparentPower_L3?: number;
            maxDischargeReactivePower?: number;
            maxDischargeReactivePower_L2?: number;
            maxDischargeReactivePower_L3?: number;
            maxNominalVoltage?: number;
            minChargeReactivePower?: number;
            minChargeReactivePower_L2?: number;
            minChargeReactivePower_L3?: number;
            minDischargeReactivePower?: number;
            minDischargeReactivePower_L2?: number;
            minDischargeReactivePower_L3?: number;
            minNominalVoltage?: number;
            nominalVoltage?: number;
            nominalVoltageOffset?: number;
        };
        /** @enum {string} */
        DERControlEnumType: "EnterService" | "FreqDroop" | "FreqWatt" | "FixedPFAbsorb" | "FixedPFInject" | "FixedVar" | "Gradients" | "HFMustTrip" | "HFMayTrip" | "HVMustTrip" | "HVMomCess" | "HVMayTrip" | "LimitMaxDischarge" | "LFMustTrip" | "LVMustTrip" | "LVMomCess" | "LVMayTrip" | "PowerMonitoringMustTrip" | "VoltVar" | "VoltWatt" | "WattPF" | "WattVar";
        /** @enum {string} */
        DERControlStatusEnumType: "Accepted" | "Rejected" | "NotSupported" | "NotFound";
        DERCurveGetType: {
            curve: components["schemas"]["DERCurveType"];
            curveType: components["schemas"]["DERControlEnumType"];
            id: string;
            isDefault: boolean;
            isSuperseded: boolean;
        };
        DERCurvePointsType: {
            x: number;
            y: number;
        };
        DERCurveType: {
            curveData: components["schemas"]["DERCurvePointsType"][];
            duration?: number;
            hysteresis?: components["schemas"]["HysteresisType"];
            priority: number;
            reactivePowerParams?: components["schemas"]["ReactivePowerParamsType"];
            responseTime?: number;
            /** Format: date-time */
            startTime?: string;
            voltageParams?: components["schemas"]["VoltageParamsType"];
            yUnit: components["schemas"]["DERUnitEnumType"];
        };
        /** @enum {string} */
        DERUnitEnumType: "Not_Applicable" | "PctMaxW" | "PctMaxVar" | "PctWAvail" | "PctVarAvail" | "PctEffectiveV";
        /** @enum {string} */
        DisplayMessageStatusEnumType: "Accepted" | "NotSupportedMessageFormat" | "Rejected" | "NotSupportedPriority" | "NotSupportedState" | "UnknownTransaction" | "LanguageNotSupported";
        /** @enum {string} */
        EnergyTransferModeEnumType: "AC_single_phase" | "AC_two_phase" | "AC_three_phase" | "DC" | "AC_BPT" | "AC_BPT_DER" | "AC_DER" | "DC_BPT" | "DC_ACDP" | "DC_ACDP_BPT" | "WPT";
        EnterServiceGetType: {
            enterService: components["schemas"]["EnterServiceType"];
            id: string;
        };
        EnterServiceType: {
            delay?: number;
            highFreq: number;
            highVoltage: number;
            lowFreq: number;
            lowVoltage: number;
            priority: number;
            rampRate?: number;
            randomDelay?: number;
        };
        EVAbsolutePriceScheduleEntryType: {
            duration: number;
            evPriceRule: components["schemas"]["EVPriceRuleType"][];
        };
        EVAbsolutePriceScheduleType: {
            currency: string;
            evAbsolutePriceScheduleEntries: components["schemas"]["EVAbsolutePriceScheduleEntryType"][];
            priceAlgorithm: string;
            /** Format: date-time */
            timeAnchor: string;
        };
        EVEnergyOfferType: {
            evAbsolutePriceSchedule?: components["schemas"]["EVAbsolutePriceScheduleType"];
            evPowerSchedule: components["schemas"]["EVPowerScheduleType"];
        };
        EventDataType: {
            actualValue: string;
            cause?: number;
            cleared?: boolean;
            component: components["schemas"]["ComponentType"];
            eventId: number;
            eventNotificationType: components["schemas"]["EventNotificationEnumType"];
            severity?: number;
            techCode?: string;
            techInfo?: string;
            /** Format: date-time */
            timestamp: string;
            transactionId?: string;
            trigger: components["schemas"]["EventTriggerEnumType"];
            variable: components["schemas"]["VariableType"];
            variableMonitoringId?: number;
        };
        /** @enum {string} */
        EventNotificationEnumType: "HardWiredNotification" | "HardWiredMonitor" | "PreconfiguredMonitor" | "CustomMonitor";
        /** @enum {string} */
        EventTriggerEnumType: "Alerting" | "Delta" | "Periodic";
        EVPowerScheduleEntryType: {
            duration: number;
            power: number;
        };
        EVPowerScheduleType: {
            evPowerScheduleEntries: components["schemas"]["EVPowerScheduleEntryType"][];
            /** Format: date-time */
            timeAnchor: string;
        };
        EVPriceRuleType: {
            energyFee: number;
            powerRangeStart: number;
        };
        /** @enum {string} */
        EvseKindEnumType: "AC" | "DC";
        /** @description Of an EVSE, or with connectorId of one of its connectors. */
        EVSEType: {
            connectorId?: number;
            id: number;
        };
        /** @enum {string} */
        FirmwareStatusEnumType: "Downloaded" | "DownloadFailed" | "Downloading" | "DownloadScheduled" | "DownloadPaused" | "Idle" | "InstallationFailed" | "Installing" | "Installed" | "InstallRebooting" | "InstallScheduled" | "InstallVerificationFailed" | "InvalidSignature" | "SignatureVerified";
        FirmwareStatusNotificationRequest: {
            requestId?: number;
            status: components["schemas"]["FirmwareStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        FirmwareStatusNotificationResponse: Record<string, never>;
        FirmwareType: {
            /** Format: date-time */
            installDateTime?: string;
            location: string;
            /** Format: date-time */
            retrieveDateTime: string;
            signature?: string;
            signingCertificate?: string;
        };
        FixedPFGetType: {
            fixedPF: components["schemas"]["FixedPFType"];
            id: string;
            isDefault: boolean;
            isSuperseded: boolean;
        };
        FixedPFType: {
            displacement: number;
            duration?: number;
            excitation: boolean;
            priority: number;
            /** Format: date-time */
            startTime?: string;
        };
        FixedVarGetType: {
            fixedVar: components["schemas"]["FixedVarType"];
            id: string;
            isDefault: boolean;
            isSuperseded: boolean;
        };
        FixedVarType: {
            duration?: number;
            priority: number;
            setpoint: number;
            /** Format: date-time */
            startTime?: string;
            unit: components["schemas"]["DERUnitEnumType"];
        };
        FreqDroopGetType: {
            freqDroop: components["schemas"]["FreqDroopType"];
            id: string;
            isDefault: boolean;
            isSuperseded: boolean;
        };
        FreqDroopType: {
            duration?: number;
            overDroop: number;
            overFreq: number;
            priority: number;
            responseTime: number;
            /** Format: date-time */
            startTime?: string;
            underDroop: number;
            underFreq: number;
        };
        /** @enum {string} */
        GenericDeviceModelStatusEnumType: "Accepted" | "Rejected" | "NotSupported" | "EmptyResultSet";
        /** @enum {string} */
        GenericStatusEnumType: "Accepted" | "Rejected";
        Get15118EVCertificateRequest: {
            action: components["schemas"]["CertificateActionEnumType"];
            exiRequest: string;
            iso15118SchemaVersion: string;
            maximumContractCertificateChains?: number;
            prioritizedEMAIDs?: string[];
        };
        /** @description The answer to the vehicle, as it goes into the ISO 15118 message. */
        Get15118EVCertificateResponse: {
            exiResponse: string;
            remainingContracts?: number;
            status: components["schemas"]["Iso15118EVCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetBaseReportRequest: {
            reportBase: components["schemas"]["ReportBaseEnumType"];
            requestId: number;
        };
        GetBaseReportResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetCertificateChainStatusRequest: {
            certificateStatusRequests: components["schemas"]["CertificateStatusRequestInfoType"][];
        };
        GetCertificateChainStatusResponse: {
            certificateStatus: components["schemas"]["CertificateStatusType"][];
        };
        /** @enum {string} */
        GetCertificateIdUseEnumType: "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "V2GCertificateChain" | "ManufacturerRootCertificate" | "OEMRootCertificate";
        /** @enum {string} */
        GetCertificateStatusEnumType: "Accepted" | "Failed";
        GetCertificateStatusRequest: {
            ocspRequestData: components["schemas"]["OCSPRequestDataType"];
        };
        GetCertificateStatusResponse: {
            ocspResult?: string;
            status: components["schemas"]["GetCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetChargingProfilesRequest: {
            chargingProfile: components["schemas"]["ChargingProfileCriterionType"];
            evseId?: number;
            requestId: number;
        };
        GetChargingProfilesResponse: {
            status: components["schemas"]["GetChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetChargingProfileStatusEnumType: "Accepted" | "NoProfiles";
        GetCompositeScheduleRequest: {
            chargingRateUnit?: components["schemas"]["ChargingRateUnitEnumType"];
            duration: number;
            evseId: number;
        };
        GetCompositeScheduleResponse: {
            schedule?: components["schemas"]["CompositeScheduleType"];
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetDERControlRequest: {
            controlId?: string;
            controlType?: components["schemas"]["DERControlEnumType"];
            isDefault?: boolean;
            requestId: number;
        };
        GetDERControlResponse: {
            status: components["schemas"]["DERControlStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetDisplayMessagesRequest: {
            id?: number[];
            priority?: components["schemas"]["MessagePriorityEnumType"];
            requestId: number;
            state?: components["schemas"]["MessageStateEnumType"];
        };
        GetDisplayMessagesResponse: {
            status: components["schemas"]["GetDisplayMessagesStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetDisplayMessagesStatusEnumType: "Accepted" | "Unknown";
        GetInstalledCertificateIdsRequest: {
            certificateType?: components["schemas"]["GetCertificateIdUseEnumType"][];
        };
        GetInstalledCertificateIdsResponse: {
            certificateHashDataChain?: components["schemas"]["CertificateHashDataChainType"][];
            status: components["schemas"]["GetInstalledCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetInstalledCertificateStatusEnumType: "Accepted" | "NotFound";
        GetLocalListVersionRequest: Record<string, never>;
        GetLocalListVersionResponse: {
            versionNumber: number;
        };
        GetLogRequest: {
            log: components["schemas"]["LogParametersType"];
            logType: components["schemas"]["LogEnumType"];
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        GetLogResponse: {
            filename?: string;
            status: components["schemas"]["LogStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetMonitoringReportRequest: {
            componentVariable?: components["schemas"]["ComponentVariableType"][];
            monitoringCriteria?: components["schemas"]["MonitoringCriterionEnumType"][];
            requestId: number;
        };
        GetMonitoringReportResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetPeriodicEventStreamRequest: Record<string, never>;
        GetPeriodicEventStreamResponse: {
            constantStreamData?: components["schemas"]["ConstantStreamDataType"][];
        };
        GetReportRequest: {
            componentCriteria?: components["schemas"]["ComponentCriterionEnumType"][];
            componentVariable?: components["schemas"]["ComponentVariableType"][];
            requestId: number;
        };
        GetReportResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetTariffsRequest: {
            evseId: number;
        };
        GetTariffsResponse: {
            status: components["schemas"]["TariffGetStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            tariffAssignments?: components["schemas"]["TariffAssignmentType"][];
        };
        GetTransactionStatusRequest: {
            transactionId?: string;
        };
        GetTransactionStatusResponse: {
            messagesInQueue: boolean;
            ongoingIndicator?: boolean;
        };
        GetVariableDataType: {
            attributeType?: components["schemas"]["AttributeEnumType"];
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        GetVariableResultType: {
            attributeStatus: components["schemas"]["GetVariableStatusEnumType"];
            attributeStatusInfo?: components["schemas"]["StatusInfoType"];
            attributeType?: components["schemas"]["AttributeEnumType"];
            attributeValue?: string;
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        GetVariablesRequest: {
            getVariableData: components["schemas"]["GetVariableDataType"][];
        };
        GetVariablesResponse: {
            getVariableResult: components["schemas"]["GetVariableResultType"][];
        };
        /** @enum {string} */
        GetVariableStatusEnumType: "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType";
        GradientGetType: {
            gradient: components["schemas"]["GradientType"];
            id: string;
        };
        GradientType: {
            gradient: number;
            priority: number;
            softGradient: number;
        };
        /** @enum {string} */
        GridEventFaultEnumType: "CurrentImbalance" | "LocalEmergency" | "LowInputPower" | "OverCurrent" | "OverFrequency" | "OverVoltage" | "PhaseRotation" | "RemoteEmergency" | "UnderFrequency" | "UnderVoltage" | "VoltageImbalance";
        /** @enum {string} */
        HashAlgorithmEnumType: "SHA256" | "SHA384" | "SHA512";
        HeartbeatRequest: Record<string, never>;
        HeartbeatResponse: {
            /** Format: date-time */
            currentTime: string;
        };
        HysteresisType: {
            hysteresisDelay?: number;
            hysteresisGradient?: number;
            hysteresisHigh?: number;
            hysteresisLow?: number;
        };
        IdTokenInfoType: {
            /** Format: date-time */
            cacheExpiryDateTime?: string;
            chargingPriority?: number;
            evseId?: number[];
            groupIdToken?: components["schemas"]["IdTokenType"];
            language1?: string;
            language2?: string;
            personalMessage?: components["schemas"]["MessageContentType"];
            status: components["schemas"]["AuthorizationStatusEnumType"];
        };
        /** @description Identifier presented at the reader, compared case-insensitively. */
        IdTokenType: {
            additionalInfo?: components["schemas"]["AdditionalInfoType"][];
            idToken: string;
            type: string;
        };
        InstallCertificateRequest: {
            certificate: string;
            certificateType: components["schemas"]["InstallCertificateUseEnumType"];
        };
        InstallCertificateResponse: {
            status: components["schemas"]["InstallCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        InstallCertificateStatusEnumType: "Accepted" | "Rejected" | "Failed";
        /** @enum {string} */
        InstallCertificateUseEnumType: "V2GRootCertificate" | "MORootCertificate" | "ManufacturerRootCertificate" | "CSMSRootCertificate" | "OEMRootCertificate";
        /** @enum {string} */
        IslandingDetectionEnumType: "NoAntiIslandingSupport" | "RoCoF" | "UVP_OVP" | "UFP_OFP" | "VoltageVectorShift" | "ZeroCrossingDetection" | "OtherPassive" | "ImpedanceMeasurement" | "ImpedanceAtFrequency" | "SlipModeFrequencyShift" | "SandiaFrequencyShift" | "SandiaVoltageShift" | "FrequencyJump" | "RCLQFactor" | "OtherActive";
        /** @enum {string} */
        Iso15118EVCertificateStatusEnumType: "Accepted" | "Failed";
        LimitAtSoCType: {
            limit: number;
            soc: number;
        };
        LimitMaxDischargeGetType: {
            id: string;
            isDefault: boolean;
            isSuperseded: boolean;
            limitMaxDischarge: components["schemas"]["LimitMaxDischargeType"];
        };
        LimitMaxDischargeType: {
            duration?: number;
            pctMaxDischargePower?: number;
            powerMonitoringMustTrip?: components["schemas"]["DERCurveType"];
            priority: number;
            /** Format: date-time */
            startTime?: string;
        };
        /**
         * @description Absent means Outlet.
         * @enum {string}
         */
        LocationEnumType: "Body" | "Cable" | "EV" | "Inlet" | "Outlet" | "Upstream";
        /** @enum {string} */
        LogEnumType: "DiagnosticsLog" | "SecurityLog" | "DataCollectorLog";
        LogParametersType: {
            /** Format: date-time */
            latestTimestamp?: string;
            /** Format: date-time */
            oldestTimestamp?: string;
            remoteLocation: string;
        };
        /** @enum {string} */
        LogStatusEnumType: "Accepted" | "Rejected" | "AcceptedCanceled";
        LogStatusNotificationRequest: {
            requestId?: number;
            status: components["schemas"]["UploadLogStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        LogStatusNotificationResponse: Record<string, never>;
        /**
         * @description Absent means Energy.Active.Import.Register.
         * @enum {string}
         */
        MeasurandEnumType: "Current.Export" | "Current.Export.Offered" | "Current.Export.Minimum" | "Current.Import" | "Current.Import.Offered" | "Current.Import.Minimum" | "Current.Offered" | "Display.PresentSOC" | "Display.MinimumSOC" | "Display.TargetSOC" | "Display.MaximumSOC" | "Display.RemainingTimeToMinimumSOC" | "Display.RemainingTimeToTargetSOC" | "Display.RemainingTimeToMaximumSOC" | "Display.ChargingComplete" | "Display.BatteryEnergyCapacity" | "Display.InletHot" | "Energy.Active.Export.Interval" | "Energy.Active.Export.Register" | "Energy.Active.Import.Interval" | "Energy.Active.Import.Register" | "Energy.Active.Import.CableLoss" | "Energy.Active.Import.LocalGeneration.Register" | "Energy.Active.Net" | "Energy.Active.Setpoint.Interval" | "Energy.Apparent.Export" | "Energy.Apparent.Import" | "Energy.Apparent.Net" | "Energy.Reactive.Export.Interval" | "Energy.Reactive.Export.Register" | "Energy.Reactive.Import.Interval" | "Energy.Reactive.Import.Register" | "Energy.Reactive.Net" | "EnergyRequest.Target" | "EnergyRequest.Minimum" | "EnergyRequest.Maximum" | "EnergyRequest.Minimum.V2X" | "EnergyRequest.Maximum.V2X" | "EnergyRequest.Bulk" | "Frequency" | "Power.Active.Export" | "Power.Active.Import" | "Power.Active.Setpoint" | "Power.Active.Residual" | "Power.Export.Minimum" | "Power.Export.Offered" | "Power.Factor" | "Power.Import.Offered" | "Power.Import.Minimum" | "Power.Offered" | "Power.Reactive.Export" | "Power.Reactive.Import" | "SoC" | "Voltage" | "Voltage.Minimum" | "Voltage.Maximum";
        MessageContentType: {
            content: string;
            format: components["schemas"]["MessageFormatEnumType"];
            language?: string;
        };
        /** @enum {string} */
        MessageFormatEnumType: "ASCII" | "HTML" | "URI" | "UTF8" | "QRCODE";
        MessageInfoType: {
            display?: components["schemas"]["ComponentType"];
            /** Format: date-time */
            endDateTime?: string;
            id: number;
            message: components["schemas"]["MessageContentType"];
            messageExtra?: components["schemas"]["MessageContentType"][];
            priority: components["schemas"]["MessagePriorityEnumType"];
            /** Format: date-time */
            startDateTime?: string;
            state?: components["schemas"]["MessageStateEnumType"];
            transactionId?: string;
        };
        /** @enum {string} */
        MessagePriorityEnumType: "AlwaysFront" | "InFront" | "NormalCycle";
        /** @enum {string} */
        MessageStateEnumType: "Charging" | "Faulted" | "Idle" | "Unavailable" | "Suspended" | "Discharging";
        /** @enum {string} */
        MessageTriggerEnumType: "BootNotification" | "LogStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "SignChargingStationCertificate" | "SignV2GCertificate" | "SignV2G20Certificate" | "StatusNotification" | "TransactionEvent" | "SignCombinedCertificate" | "PublishFirmwareStatusNotification" | "CustomTrigger";
        MeterValuesRequest: {
            evseId: number;
            meterValue: components["schemas"]["MeterValueType"][];
        };
        MeterValuesResponse: Record<string, never>;
        /** @description Readings taken at one moment. */
        MeterValueType: {
            sampledValue: components["schemas"]["SampledValueType"][];
            /** Format: date-time */
            timestamp: string;
        };
        /** @enum {string} */
        MobilityNeedsModeEnumType: "EVCC" | "EVCC_SECC";
        ModemType: {
            iccid?: string;
            imsi?: string;
        };
        /** @enum {string} */
        MonitorEnumType: "UpperThreshold" | "LowerThreshold" | "Delta" | "Periodic" | "PeriodicClockAligned" | "TargetDelta" | "TargetDeltaRelative";
        /** @enum {string} */
        MonitoringBaseEnumType: "All" | "FactoryDefault" | "HardWiredOnly";
        /** @enum {string} */
        MonitoringCriterionEnumType: "ThresholdMonitoring" | "DeltaMonitoring" | "PeriodicMonitoring";
        MonitoringDataType: {
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
            variableMonitoring: components["schemas"]["VariableMonitoringType"][];
        };
        /**
         * @description Absent means ReadWrite.
         * @enum {string}
         */
        MutabilityEnumType: "ReadOnly" | "WriteOnly" | "ReadWrite";
        NetworkConnectionProfileType: {
            apn?: components["schemas"]["APNType"];
            basicAuthPassword?: string;
            identity?: string;
            messageTimeout: number;
            ocppCsmsUrl: string;
            ocppInterface: components["schemas"]["OCPPInterfaceEnumType"];
            ocppTransport: components["schemas"]["OCPPTransportEnumType"];
            ocppVersion?: components["schemas"]["OCPPVersionEnumType"];
            securityProfile: number;
            vpn?: components["schemas"]["VPNType"];
        };
        NotifyAllowedEnergyTransferRequest: {
            allowedEnergyTransfer: components["schemas"]["EnergyTransferModeEnumType"][];
            transactionId: string;
        };
        NotifyAllowedEnergyTransferResponse: {
            status: components["schemas"]["NotifyAllowedEnergyTransferStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        NotifyAllowedEnergyTransferStatusEnumType: "Accepted" | "Rejected";
        NotifyChargingLimitRequest: {
            chargingLimit: components["schemas"]["ChargingLimitType"];
            chargingSchedule?: components["schemas"]["ChargingScheduleType"][];
            evseId?: number;
        };
        NotifyChargingLimitResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyCustomerInformationRequest: {
            data: string;
            /** Format: date-time */
            generatedAt: string;
            requestId: number;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyCustomerInformationResponse: Record<string, never>;
        NotifyDERAlarmRequest: {
            alarmEnded?: boolean;
            controlType: components["schemas"]["DERControlEnumType"];
            extraInfo?: string;
            gridEventFault?: components["schemas"]["GridEventFaultEnumType"];
            /** Format: date-time */
            timestamp: string;
        };
        NotifyDERAlarmResponse: Record<string, never>;
        NotifyDERStartStopRequest: {
            controlId: string;
            started: boolean;
            supersededIds?: string[];
            /** Format: date-time */
            timestamp: string;
        };
        NotifyDERStartStopResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyDisplayMessagesRequest: {
            messageInfo?: components["schemas"]["MessageInfoType"][];
            requestId: number;
            tbc?: boolean;
        };
        NotifyDisplayMessagesResponse: Record<string, never>;
        NotifyEVChargingNeedsRequest: {
            chargingNeeds: components["schemas"]["ChargingNeedsType"];
            evseId: number;
            maxScheduleTuples?: number;
            /** Format: date-time */
            timestamp?: string;
        };
        NotifyEVChargingNeedsResponse: {
            status: components["schemas"]["NotifyEVChargingNeedsStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        NotifyEVChargingNeedsStatusEnumType: "Accepted" | "Rejected" | "Processing" | "NoChargingProfile";
        NotifyEVChargingScheduleRequest: {
            chargingSchedule: components["schemas"]["ChargingScheduleType"];
            evseId: number;
            powerToleranceAcceptance?: boolean;
            selectedChargingScheduleId?: number;
            /** Format: date-time */
            timeBase: string;
        };
        NotifyEVChargingScheduleResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyEventRequest: {
            eventData: components["schemas"]["EventDataType"][];
            /** Format: date-time */
            generatedAt: string;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyEventResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyMonitoringReportRequest: {
            /** Format: date-time */
            generatedAt: string;
            monitor?: components["schemas"]["MonitoringDataType"][];
            requestId: number;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyMonitoringReportResponse: Record<string, never>;
        /** @description Published as NotifyPeriodicEventStream, without a response. */
        NotifyPeriodicEventStreamRequest: {
            /** Format: date-time */
            basetime: string;
            data: components["schemas"]["StreamDataElementType"][];
            id: number;
            pending: number;
        };
        NotifyPriorityChargingRequest: {
            activated: boolean;
            transactionId: string;
        };
        NotifyPriorityChargingResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyReportRequest: {
            /** Format: date-time */
            generatedAt: string;
            reportData?: components["schemas"]["ReportDataType"][];
            requestId: number;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyReportResponse: Record<string, never>;
        NotifySettlementRequest: {
            pspRef: string;
            receiptId?: string;
            receiptUrl?: string;
            settlementAmount: number;
            /** Format: date-time */
            settlementTime: string;
            status: components["schemas"]["PaymentStatusEnumType"];
            statusInfo?: string;
            transactionId?: string;
            vatCompany?: components["schemas"]["AddressType"];
            vatNumber?: string;
        };
        NotifySettlementResponse: {
            receiptId?: string;
            receiptUrl?: string;
        };
        NotifyWebPaymentStartedRequest: {
            evseId: number;
            timeout: number;
        };
        NotifyWebPaymentStartedResponse: Record<string, never>;
        /** @enum {string} */
        OCPPInterfaceEnumType: "Wired0" | "Wired1" | "Wired2" | "Wired3" | "Wireless0" | "Wireless1" | "Wireless2" | "Wireless3" | "Any";
        /** @enum {string} */
        OCPPTransportEnumType: "JSON" | "SOAP";
        /** @enum {string} */
        OCPPVersionEnumType: "OCPP12" | "OCPP15" | "OCPP16" | "OCPP20" | "OCPP201" | "OCPP21";
        OCSPRequestDataType: {
            hashAlgorithm: components["schemas"]["HashAlgorithmEnumType"];
            issuerKeyHash: string;
            issuerNameHash: string;
            responderURL: string;
            serialNumber: string;
        };
        OpenPeriodicEventStreamRequest: {
            constantStreamData: components["schemas"]["ConstantStreamDataType"];
        };
        OpenPeriodicEventStreamResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        OperationalStatusEnumType: "Inoperative" | "Operative";
        /** @enum {string} */
        OperationModeEnumType: "Idle" | "ChargingOnly" | "CentralSetpoint" | "ExternalSetpoint" | "ExternalLimits" | "CentralFrequency" | "LocalFrequency" | "LocalLoadBalancing";
        OverstayRuleListType: {
            overstayPowerThreshold?: components["schemas"]["RationalNumberType"];
            overstayRule: components["schemas"]["OverstayRuleType"][];
            overstayTimeThreshold?: number;
        };
        OverstayRuleType: {
            overstayFee: components["schemas"]["RationalNumberType"];
            overstayFeePeriod: number;
            overstayRuleDescription?: string;
            startTime: number;
        };
        /** @enum {string} */
        PaymentStatusEnumType: "Settled" | "Canceled" | "Rejected" | "Failed";
        PeriodicEventStreamParamsType: {
            interval?: number;
            values?: number;
        };
        /** @enum {string} */
        PhaseEnumType: "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1";
        /** @enum {string} */
        PowerDuringCessationEnumType: "Active" | "Reactive";
        /** @enum {string} */
        PreconditioningStatusEnumType: "Unknown" | "Ready" | "NotReady" | "Preconditioning";
        PriceLevelScheduleEntryType: {
            duration: number;
            priceLevel: number;
        };
        PriceLevelScheduleType: {
            numberOfPriceLevels: number;
            priceLevelScheduleEntries: components["schemas"]["PriceLevelScheduleEntryType"][];
            priceScheduleDescription?: string;
            priceScheduleId: number;
            /** Format: date-time */
            timeAnchor: string;
        };
        PriceRuleStackType: {
            duration: number;
            priceRule: components["schemas"]["PriceRuleType"][];
        };
        PriceRuleType: {
            carbonDioxideEmission?: number;
            energyFee: components["schemas"]["RationalNumberType"];
            parkingFee?: components["schemas"]["RationalNumberType"];
            parkingFeePeriod?: number;
            powerRangeStart: components["schemas"]["RationalNumberType"];
            renewableGenerationPercentage?: number;
        };
        PriceType: {
            exclTax?: number;
            inclTax?: number;
            taxRates?: components["schemas"]["TaxRateType"][];
        };
        /** @enum {string} */
        PriorityChargingStatusEnumType: "Accepted" | "Rejected" | "NoProfile";
        PublishFirmwareRequest: {
            checksum: string;
            location: string;
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        PublishFirmwareResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        PublishFirmwareStatusEnumType: "Idle" | "DownloadScheduled" | "Downloading" | "Downloaded" | "Published" | "DownloadFailed" | "DownloadPaused" | "InvalidChecksum" | "ChecksumVerified" | "PublishFailed";
        PublishFirmwareStatusNotificationRequest: {
            location?: string[];
            requestId?: number;
            status: components["schemas"]["PublishFirmwareStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        PublishFirmwareStatusNotificationResponse: Record<string, never>;
        PullDynamicScheduleUpdateRequest: {
            chargingProfileId: number;
        };
        PullDynamicScheduleUpdateResponse: {
            scheduleUpdate?: components["schemas"]["ChargingScheduleUpdateType"];
            status: components["schemas"]["ChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        RationalNumberType: {
            exponent: number;
            value: number;
        };
        ReactivePowerParamsType: {
            autonomousVRefEnable?: boolean;
            autonomousVRefTimeConstant?: number;
            vRef?: number;
        };
        /**
         * @description Absent means Sample.Periodic.
         * @enum {string}
         */
        ReadingContextEnumType: "Interruption.Begin" | "Interruption.End" | "Other" | "Sample.Clock" | "Sample.Periodic" | "Transaction.Begin" | "Transaction.End" | "Trigger";
        /** @enum {string} */
        ReasonEnumType: "DeAuthorized" | "EmergencyStop" | "EnergyLimitReached" | "EVDisconnected" | "GroundFault" | "ImmediateReset" | "MasterPass" | "Local" | "LocalOutOfCredit" | "Other" | "OvercurrentFault" | "PowerLoss" | "PowerQuality" | "Reboot" | "Remote" | "SOCLimitReached" | "StoppedByEV" | "TimeLimitReached" | "Timeout" | "ReqEnergyTransferRejected";
        /** @enum {string} */
        RecurrencyKindEnumType: "Daily" | "Weekly";
        /** @enum {string} */
        RegistrationStatusEnumType: "Accepted" | "Pending" | "Rejected";
        RelativeTimeIntervalType: {
            duration?: number;
            start: number;
        };
        /** @enum {string} */
        ReportBaseEnumType: "ConfigurationInventory" | "FullInventory" | "SummaryInventory";
        /** @description While tbc is true more parts follow; absent means false. */
        ReportChargingProfilesRequest: {
            chargingLimitSource: string;
            chargingProfile: components["schemas"]["ChargingProfileType"][];
            evseId: number;
            requestId: number;
            tbc?: boolean;
        };
        ReportChargingProfilesResponse: Record<string, never>;
        ReportDataType: {
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
            variableAttribute: components["schemas"]["VariableAttributeType"][];
            variableCharacteristics?: components["schemas"]["VariableCharacteristicsType"];
        };
        ReportDERControlRequest: {
            curve?: components["schemas"]["DERCurveGetType"][];
            enterService?: components["schemas"]["EnterServiceGetType"][];
            fixedPFAbsorb?: components["schemas"]["FixedPFGetType"][];
            fixedPFInject?: components["schemas"]["FixedPFGetType"][];
            fixedVar?: components["schemas"]["FixedVarGetType"][];
            freqDroop?: components["schemas"]["FreqDroopGetType"][];
            gradient?: components["schemas"]["GradientGetType"][];
            limitMaxDischarge?: components["schemas"]["LimitMaxDischargeGetType"][];
            requestId: number;
            tbc?: boolean;
        };
        ReportDERControlResponse: Record<string, never>;
        RequestBatterySwapRequest: {
            idToken: components["schemas"]["IdTokenType"];
            requestId: number;
        };
        RequestBatterySwapResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        RequestStartStopStatusEnumType: "Accepted" | "Rejected";
        RequestStartTransactionRequest: {
            chargingProfile?: components["schemas"]["ChargingProfileType"];
            evseId?: number;
            groupIdToken?: components["schemas"]["IdTokenType"];
            idToken: components["schemas"]["IdTokenType"];
            remoteStartId: number;
        };
        RequestStartTransactionResponse: {
            status: components["schemas"]["RequestStartStopStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            transactionId?: string;
        };
        RequestStopTransactionRequest: {
            transactionId: string;
        };
        RequestStopTransactionResponse: {
            status: components["schemas"]["RequestStartStopStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        ReservationStatusUpdateRequest: {
            reservationId: number;
            reservationUpdateStatus: components["schemas"]["ReservationUpdateStatusEnumType"];
        };
        ReservationStatusUpdateResponse: Record<string, never>;
        /** @enum {string} */
        ReservationUpdateStatusEnumType: "Expired" | "Removed" | "NoTransaction";
        ReserveNowRequest: {
            connectorType?: string;
            evseId?: number;
            /** Format: date-time */
            expiryDateTime: string;
            groupIdToken?: components["schemas"]["IdTokenType"];
            id: number;
            idToken: components["schemas"]["IdTokenType"];
        };
        ReserveNowResponse: {
            status: components["schemas"]["ReserveNowStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ReserveNowStatusEnumType: "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable";
        /** @enum {string} */
        ResetEnumType: "Immediate" | "OnIdle" | "ImmediateAndResume";
        ResetRequest: {
            evseId?: number;
            type: components["schemas"]["ResetEnumType"];
        };
        ResetResponse: {
            status: components["schemas"]["ResetStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ResetStatusEnumType: "Accepted" | "Rejected" | "Scheduled";
        SalesTariffEntryType: {
            consumptionCost?: components["schemas"]["ConsumptionCostType"][];
            ePriceLevel?: number;
            relativeTimeInterval: components["schemas"]["RelativeTimeIntervalType"];
        };
        SalesTariffType: {
            id: number;
            numEPriceLevels?: number;
            salesTariffDescription?: string;
            salesTariffEntry: components["schemas"]["SalesTariffEntryType"][];
        };
        /** @description One reading. */
        SampledValueType: {
            context?: components["schemas"]["ReadingContextEnumType"];
            location?: components["schemas"]["LocationEnumType"];
            measurand?: components["schemas"]["MeasurandEnumType"];
            phase?: components["schemas"]["PhaseEnumType"];
            signedMeterValue?: components["schemas"]["SignedMeterValueType"];
            unitOfMeasure?: components["schemas"]["UnitOfMeasureType"];
            value: number;
        };
        SecurityEventNotificationRequest: {
            techInfo?: string;
            /** Format: date-time */
            timestamp: string;
            type: string;
        };
        SecurityEventNotificationResponse: Record<string, never>;
        SendLocalListRequest: {
            localAuthorizationList?: components["schemas"]["AuthorizationData"][];
            updateType: components["schemas"]["UpdateEnumType"];
            versionNumber: number;
        };
        SendLocalListResponse: {
            status: components["schemas"]["SendLocalListStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        SendLocalListStatusEnumType: "Accepted" | "Failed" | "VersionMismatch";
        SetChargingProfileRequest: {
            chargingProfile: components["schemas"]["ChargingProfileType"];
            evseId: number;
        };
        SetChargingProfileResponse: {
            status: components["schemas"]["ChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetDefaultTariffRequest: {
            evseId: number;
            tariff: components["schemas"]["TariffType"];
        };
        SetDefaultTariffResponse: {
            status: components["schemas"]["TariffSetStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetDERControlRequest: {
            controlId: string;
            controlType: components["schemas"]["DERControlEnumType"];
            curve?: components["schemas"]["DERCurveType"];
            enterService?: components["schemas"]["EnterServiceType"];
            fixedPFAbsorb?: components["schemas"]["FixedPFType"];
            fixedPFInject?: components["schemas"]["FixedPFType"];
            fixedVar?: components["schemas"]["FixedVarType"];
            freqDroop?: components["schemas"]["FreqDroopType"];
            gradient?: components["schemas"]["GradientType"];
            isDefault: boolean;
            limitMaxDischarge?: components["schemas"]["LimitMaxDischargeType"];
        };
        SetDERControlResponse: {
            status: components["schemas"]["DERControlStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            supersededIds?: string[];
        };
        SetDisplayMessageRequest: {
            message: components["schemas"]["MessageInfoType"];
        };
        SetDisplayMessageResponse: {
            status: components["schemas"]["DisplayMessageStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetMonitoringBaseRequest: {
            monitoringBase: components["schemas"]["MonitoringBaseEnumType"];
        };
        SetMonitoringBaseResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @description An absent transaction means false. */
        SetMonitoringDataType: {
            component: components["schemas"]["ComponentType"];
            id?: number;
            periodicEventStream?: components["schemas"]["PeriodicEventStreamParamsType"];
            severity: number;
            transaction?: boolean;
            type: components["schemas"]["MonitorEnumType"];
            value: number;
            variable: components["schemas"]["VariableType"];
        };
        SetMonitoringLevelRequest: {
            severity: number;
        };
        SetMonitoringLevelResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetMonitoringResultType: {
            component: components["schemas"]["ComponentType"];
            id?: number;
            severity: number;
            status: components["schemas"]["SetMonitoringStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            type: components["schemas"]["MonitorEnumType"];
            variable: components["schemas"]["VariableType"];
        };
        /** @enum {string} */
        SetMonitoringStatusEnumType: "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate";
        SetNetworkProfileRequest: {
            configurationSlot: number;
            connectionData: components["schemas"]["NetworkConnectionProfileType"];
        };
        SetNetworkProfileResponse: {
            status: components["schemas"]["SetNetworkProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        SetNetworkProfileStatusEnumType: "Accepted" | "Rejected" | "Failed";
        SetVariableDataType: {
            attributeType?: components["schemas"]["AttributeEnumType"];
            attributeValue: string;
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        SetVariableMonitoringRequest: {
            setMonitoringData: components["schemas"]["SetMonitoringDataType"][];
        };
        SetVariableMonitoringResponse: {
            setMonitoringResult: components["schemas"]["SetMonitoringResultType"][];
        };
        SetVariableResultType: {
            attributeStatus: components["schemas"]["SetVariableStatusEnumType"];
            attributeStatusInfo?: components["schemas"]["StatusInfoType"];
            attributeType?: components["schemas"]["AttributeEnumType"];
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        SetVariablesRequest: {
            setVariableData: components["schemas"]["SetVariableDataType"][];
        };
        SetVariablesResponse: {
            setVariableResult: components["schemas"]["SetVariableResultType"][];
        };
        /** @enum {string} */
        SetVariableStatusEnumType: "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType" | "RebootRequired";
        SignCertificateRequest: {
            certificateType?: components["schemas"]["CertificateSigningUseEnumType"];
            csr: string;
            hashRootCertificate?: components["schemas"]["CertificateHashDataType"];
            requestId?: number;
        };
        SignCertificateResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SignedMeterValueType: {
            encodingMethod: string;
            publicKey?: string;
            signedMeterData: string;
            signingMethod?: string;
        };
        /** @description Why, beyond what the status says. */
        StatusInfoType: {
            additionalInfo?: string;
            reasonCode: string;
        };
        StatusNotificationRequest: {
            connectorId: number;
            connectorStatus: components["schemas"]["ConnectorStatusEnumType"];
            evseId: number;
            /** Format: date-time */
            timestamp: string;
        };
        StatusNotificationResponse: Record<string, never>;
        StreamDataElementType: {
            t: number;
            v: string;
        };
        TariffAssignmentType: {
            evseIds?: number[];
            idTokens?: string[];
            tariffId: string;
            tariffKind: components["schemas"]["TariffKindEnumType"];
            /** Format: date-time */
            validFrom?: string;
        };
        /** @enum {string} */
        TariffChangeStatusEnumType: "Accepted" | "Rejected" | "TooManyElements" | "ConditionNotSupported" | "TxNotFound" | "NoCurrencyChange";
        /** @enum {string} */
        TariffClearStatusEnumType: "Accepted" | "Rejected" | "NoTariff";
        TariffConditionsFixedType: {
            dayOfWeek?: components["schemas"]["DayOfWeekEnumType"][];
            endTimeOfDay?: string;
            evseKind?: components["schemas"]["EvseKindEnumType"];
            paymentBrand?: string;
            paymentRecognition?: string;
            startTimeOfDay?: string;
            validFromDate?: string;
            validToDate?: string;
        };
        TariffConditionsType: {
            dayOfWeek?: components["schemas"]["DayOfWeekEnumType"][];
            endTimeOfDay?: string;
            evseKind?: components["schemas"]["EvseKindEnumType"];
            maxChargingTime?: number;
            maxCurrent?: number;
            maxEnergy?: number;
            maxIdleTime?: number;
            maxPower?: number;
            maxTime?: number;
            minChargingTime?: number;
            minCurrent?: number;
            minEnergy?: number;
            minIdleTime?: number;
            minPower?: number;
            minTime?: number;
            startTimeOfDay?: string;
            validFromDate?: string;
            validToDate?: string;
        };
        /** @enum {string} */
        TariffCostEnumType: "NormalCost" | "MinCost" | "MaxCost";
        TariffEnergyPriceType: {
            conditions?: components["schemas"]["TariffConditionsType"];
            priceKwh: number;
        };
        TariffEnergyType: {
            prices: components["schemas"]["TariffEnergyPriceType"][];
            taxRates?: components["schemas"]["TaxRateType"][];
        };
        TariffFixedPriceType: {
            conditions?: components["schemas"]["TariffConditionsFixedType"];
            priceFixed: number;
        };
        TariffFixedType: {
            prices: components["schemas"]["TariffFixedPriceType"][];
            taxRates?: components["schemas"]["TaxRateType"][];
        };
        /** @enum {string} */
        TariffGetStatusEnumType: "Accepted" | "Rejected" | "NoTariff";
        /** @enum {string} */
        TariffKindEnumType: "DefaultTariff" | "DriverTariff";
        /** @enum {string} */
        TariffSetStatusEnumType: "Accepted" | "Rejected" | "TooManyElements" | "ConditionNotSupported" | "DuplicateTariffId";
        TariffTimePriceType: {
            conditions?: components["schemas"]["TariffConditionsType"];
            priceMinute: number;
        };
        TariffTimeType: {
            prices: components["schemas"]["TariffTimePriceType"][];
            taxRates?: components["schemas"]["TaxRateType"][];
        };
        TariffType: {
            chargingTime?: components["schemas"]["TariffTimeType"];
            currency: string;
            description?: components["schemas"]["MessageContentType"][];
            energy?: components["schemas"]["TariffEnergyType"];
            fixedFee?: components["schemas"]["TariffFixedType"];
            idleTime?: components["schemas"]["TariffTimeType"];
            maxCost?: components["schemas"]["PriceType"];
            minCost?: components["schemas"]["PriceType"];
            reservationFixed?: components["schemas"]["TariffFixedType"];
            reservationTime?: components["schemas"]["TariffTimeType"];
            tariffId: string;
            /** Format: date-time */
            validFrom?: string;
        };
        TaxRateType: {
            stack?: number;
            tax: number;
            type: string;
        };
        TaxRuleType: {
            appliesToEnergyFee: boolean;
            appliesToMinimumMaximumCost: boolean;
            appliesToOverstayFee: boolean;
            appliesToParkingFee: boolean;
            taxIncludedInPrice?: boolean;
            taxRate: components["schemas"]["RationalNumberType"];
            taxRuleID: number;
            taxRuleName?: string;
        };
        TotalCostType: {
            chargingTime?: components["schemas"]["PriceType"];
            currency: string;
            energy?: components["schemas"]["PriceType"];
            fixed?: components["schemas"]["PriceType"];
            idleTime?: components["schemas"]["PriceType"];
            reservationFixed?: components["schemas"]["PriceType"];
            reservationTime?: components["schemas"]["PriceType"];
            total: components["schemas"]["TotalPriceType"];
            typeOfCost: components["schemas"]["TariffCostEnumType"];
        };
        TotalPriceType: {
            exclTax?: number;
            inclTax?: number;
        };
        TotalUsageType: {
            chargingTime: number;
            energy: number;
            idleTime: number;
            reservationTime?: number;
        };
        /** @enum {string} */
        TransactionEventEnumType: "Ended" | "Started" | "Updated";
        /** @description An absent offline means false; seqNo counts the events of the transaction. */
        TransactionEventRequest: {
            cableMaxCurrent?: number;
            costDetails?: components["schemas"]["CostDetailsType"];
            eventType: components["schemas"]["TransactionEventEnumType"];
            evse?: components["schemas"]["EVSEType"];
            evseSleep?: boolean;
            idToken?: components["schemas"]["IdTokenType"];
            meterValue?: components["schemas"]["MeterValueType"][];
            numberOfPhasesUsed?: number;
            offline?: boolean;
            preconditioningStatus?: components["schemas"]["PreconditioningStatusEnumType"];
            reservationId?: number;
            seqNo: number;
            /** Format: date-time */
            timestamp: string;
            transactionInfo: components["schemas"]["TransactionType"];
            triggerReason: components["schemas"]["TriggerReasonEnumType"];
        };
        TransactionEventResponse: {
            chargingPriority?: number;
            idTokenInfo?: components["schemas"]["IdTokenInfoType"];
            totalCost?: number;
            transactionLimit?: components["schemas"]["TransactionLimitType"];
            updatedPersonalMessage?: components["schemas"]["MessageContentType"];
            updatedPersonalMessageExtra?: components["schemas"]["MessageContentType"][];
        };
        TransactionLimitType: {
            maxCost?: number;
            maxEnergy?: number;
            maxSoC?: number;
            maxTime?: number;
        };
        TransactionType: {
            chargingState?: components["schemas"]["ChargingStateEnumType"];
            operationMode?: components["schemas"]["OperationModeEnumType"];
            remoteStartId?: number;
            stoppedReason?: components["schemas"]["ReasonEnumType"];
            tariffId?: string;
            timeSpentCharging?: number;
            transactionId: string;
            transactionLimit?: components["schemas"]["TransactionLimitType"];
        };
        TriggerMessageRequest: {
            customTrigger?: string;
            evse?: components["schemas"]["EVSEType"];
            requestedMessage: components["schemas"]["MessageTriggerEnumType"];
        };
        TriggerMessageResponse: {
            status: components["schemas"]["TriggerMessageStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        TriggerMessageStatusEnumType: "Accepted" | "Rejected" | "NotImplemented";
        /** @enum {string} */
        TriggerReasonEnumType: "AbnormalCondition" | "Authorized" | "CablePluggedIn" | "ChargingRateChanged" | "ChargingStateChanged" | "CostLimitReached" | "Deauthorized" | "EnergyLimitReached" | "EVCommunicationLost" | "EVConnectTimeout" | "EVDeparted" | "EVDetected" | "LimitSet" | "MeterValueClock" | "MeterValuePeriodic" | "OperationModeChanged" | "RemoteStart" | "RemoteStop" | "ResetCommand" | "RunningCost" | "SignedDataReceived" | "SoCLimitReached" | "StopAuthorized" | "TariffChanged" | "TariffNotAccepted" | "TimeLimitReached" | "Trigger" | "TxResumed" | "UnlockCommand";
        /** @description An absent unit means Wh, an absent multiplier 0; the value is to be taken times ten to the power of the multiplier. */
        UnitOfMeasureType: {
            multiplier?: number;
            unit?: string;
        };
        UnlockConnectorRequest: {
            connectorId: number;
            evseId: number;
        };
        UnlockConnectorResponse: {
            status: components["schemas"]["UnlockStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        UnlockStatusEnumType: "Unlocked" | "UnlockFailed" | "OngoingAuthorizedTransaction" | "UnknownConnector";
        UnpublishFirmwareRequest: {
            checksum: string;
        };
        UnpublishFirmwareResponse: {
            status: components["schemas"]["UnpublishFirmwareStatusEnumType"];
        };
        /** @enum {string} */
        UnpublishFirmwareStatusEnumType: "DownloadOngoing" | "NoFirmware" | "Unpublished";
        UpdateDynamicScheduleRequest: {
            chargingProfileId: number;
            scheduleUpdate: components["schemas"]["ChargingScheduleUpdateType"];
        };
        UpdateDynamicScheduleResponse: {
            status: components["schemas"]["ChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        UpdateEnumType: "Differential" | "Full";
        UpdateFirmwareRequest: {
            firmware: components["schemas"]["FirmwareType"];
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        UpdateFirmwareResponse: {
            status: components["schemas"]["UpdateFirmwareStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        UpdateFirmwareStatusEnumType: "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate";
        /** @enum {string} */
        UploadLogStatusEnumType: "BadMessage" | "Idle" | "NotSupportedOperation" | "PermissionDenied" | "Uploaded" | "UploadFailure" | "Uploading" | "AcceptedCanceled";
        UsePriorityChargingRequest: {
            activate: boolean;
            transactionId: string;
        };
        UsePriorityChargingResponse: {
            status: components["schemas"]["PriorityChargingStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        V2XChargingParametersType: {
            evMaxEnergyRequest?: number;
            evMaxV2XEnergyRequest?: number;
            evMinEnergyRequest?: number;
            evMinV2XEnergyRequest?: number;
            evTargetEnergyRequest?: number;
            maxChargeCurrent?: number;
            maxChargePower?: number;
            maxChargePower_L2?: number;
            maxChargePower_L3?: number;
            maxDischargeCurrent?: number;
            maxDischargePower?: number;
            maxDischargePower_L2?: number;
            maxDischargePower_L3?: number;
            maxVoltage?: number;
            minChargeCurrent?: number;
            minChargePower?: number;
            minChargePower_L2?: number;
            minChargePower_L3?: number;
            minDischargeCurrent?: number;
            minDischargePower?: number;
            minDischargePower_L2?: number;
            minDischargePower_L3?: number;
            minVoltage?: number;
            targetSoC?: number;
        };
        V2XFreqWattPointType: {
            frequency: number;
            power: number;
        };
        V2XSignalWattPointType: {
            power: number;
            signal: number;
        };
        /** @description An absent persistent or constant means false. */
        VariableAttributeType: {
            constant?: boolean;
            mutability?: components["schemas"]["MutabilityEnumType"];
            persistent?: boolean;
            type?: components["schemas"]["AttributeEnumType"];
            value?: string;
        };
        VariableCharacteristicsType: {
            dataType: components["schemas"]["DataEnumType"];
            maxElements?: number;
            maxLimit?: number;
            minLimit?: number;
            supportsMonitoring: boolean;
            unit?: string;
            valuesList?: string;
        };
        VariableMonitoringType: {
            eventNotificationType: components["schemas"]["EventNotificationEnumType"];
            id: number;
            severity: number;
            transaction: boolean;
            type: components["schemas"]["MonitorEnumType"];
            value: number;
        };
        VariableType: {
            instance?: string;
            name: string;
        };
        VatNumberValidationRequest: {
            evseId?: number;
            vatNumber: string;
        };
        VatNumberValidationResponse: {
            company?: components["schemas"]["AddressType"];
            evseId?: number;
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            vatNumber: string;
        };
        VoltageParamsType: {
            hv10MinMeanTripDelay?: number;
            hv10MinMeanValue?: number;
            powerDuringCessation?: components["schemas"]["PowerDuringCessationEnumType"];
        };
        /** @enum {string} */
        VPNEnumType: "IKEv2" | "IPSec" | "L2TP" | "PPTP";
        VPNType: {
            group?: string;
            key: string;
            password: string;
            server: string;
            type: components["schemas"]["VPNEnumType"];
            user: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
