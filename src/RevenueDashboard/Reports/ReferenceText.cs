using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>Values as reference files write them.</summary>
public static class ReferenceText
{
    /// <param name="billionths">Reporting currency for one unit.</param>
    public static string Rate(long billionths) => (billionths / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture);

    /// <param name="units">Ten-thousandths.</param>
    public static string Number(long units) => Money.ToDecimal(units).ToString("0.####", CultureInfo.InvariantCulture);

    /// <param name="basisPoints">Of revenue; null is an empty text.</param>
    public static string Margin(int? basisPoints) => basisPoints is { } margin ? (margin / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%" : "";

    public static string Word(RevenueType type) => type == RevenueType.RevenueShare ? "revenue share" : Lower(type);

    public static string Word(RecordStatus status) => Lower(status);

    public static string Word(ReferenceKind kind) => Lower(kind);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
