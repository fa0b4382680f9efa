using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace RevenueDashboard;

/// <summary>An ISO 4217 currency: USD.</summary>
public readonly record struct Currency
{
    // Active ISO 4217 codes whose minor unit is not two decimals; every other active code has two.
    private static readonly FrozenDictionary<string, int> UnusualDecimals = new Dictionary<string, int>
    {
        ["BHD"] = 3, ["BIF"] = 0, ["CLF"] = 4, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["IQD"] = 3, ["ISK"] = 0, ["JOD"] = 3,
        ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["PYG"] = 0, ["RWF"] = 0, ["TND"] = 3,
        ["UGX"] = 0, ["UYI"] = 0, ["UYW"] = 4, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Codes = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW " +
        "CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG " +
        "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK " +
        "MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR " +
        "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW " +
        "UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ').ToFrozenSet();

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    private Currency(string code) => Code = code;

    public static Currency Usd { get; } = new("USD");

    /// <summary>Decimals of the minor unit: 2 for USD, 0 for JPY, 3 for KWD.</summary>
    public int Decimals => UnusualDecimals.GetValueOrDefault(Code, 2);

    /// <summary>Accepts an active ISO 4217 code in capitals or not.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Currency currency)
    {
        currency = default;
        var code = text?.Trim().ToUpperInvariant();
        if (code is null || !Codes.Contains(code)) return false;

        currency = new Currency(code);
        return true;
    }

    /// <exception cref="FormatException">Not an active ISO 4217 code.</exception>
    public static Currency Parse(string text) =>
        TryParse(text, out var currency) ? currency : throw new FormatException($"\"{text}\" is not an ISO 4217 currency code. Write it as USD.");

    public override string ToString() => Code;
}
