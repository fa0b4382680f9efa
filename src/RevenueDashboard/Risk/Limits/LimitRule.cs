using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>A limit in force: what it is on, from which figure on it is near, and from which it is broken.</summary>
/// <param name="Name">Raw, as all texts here: encode it where it is shown.</param>
/// <param name="Subject">Who or what it is on, or how many of the largest; null: whoever is largest.</param>
/// <param name="Products">Names of the products whose revenue it is about; empty for all.</param>
/// <param name="Level">Whose shares the top shares and HHI are.</param>
/// <param name="Warning">Ten-thousandths of a per cent, or of an HHI point; null without a warning.</param>
/// <param name="Hard">In the unit of <paramref name="Warning"/>.</param>
public sealed record LimitRule(
    string Name, LimitMeasure Measure, string? Subject, IReadOnlyList<string> Products, EntityLevel Level, long? Warning, long Hard, string? Owner, string? Source, string? Note)
{
    private const decimal SharesInOne = 1_000_000;
    private const decimal UnitsInPoint = 10_000;

    /// <summary>From the product's own set, because the book has no limits.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Its figure is a share; else it is HHI points.</summary>
    public bool IsShare => Measure != LimitMeasure.Hhi;

    /// <summary>Its figure is of the book as a whole, not of one among several.</summary>
    public bool IsOfTheBook => Measure is LimitMeasure.TopShare or LimitMeasure.TopShares or LimitMeasure.Hhi;

    /// <summary>It holds for everybody alike: each customer, industry … by itself.</summary>
    public bool IsOnEach => !IsOfTheBook && Subject is null;

    /// <summary>How many of the largest it takes together; null where it takes none together, or nobody wrote how many.</summary>
    public int? Count => Measure == LimitMeasure.TopShares && int.TryParse(Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 ? count : null;

    /// <summary>The hard level as a fraction, or in HHI points.</summary>
    public decimal HardLevel => InUnit(Hard);

    /// <summary>The warning level as a fraction, or in HHI points; null without one.</summary>
    public decimal? WarningLevel => Warning is { } warning ? InUnit(warning) : null;

    /// <param name="units">A level or a waiver's figure as it is stored.</param>
    /// <returns>A fraction, or HHI points.</returns>
    public decimal InUnit(long units) => units / (IsShare ? SharesInOne : UnitsInPoint);

    /// <summary>A figure as it is stored: ten-thousandths of a per cent, or of an HHI point; half away from zero.</summary>
    /// <param name="figure">A fraction, or HHI points.</param>
    public long InStoredUnits(double figure) => (long)decimal.Round((decimal)figure * (IsShare ? SharesInOne : UnitsInPoint), MidpointRounding.AwayFromZero);

    /// <summary>Where a figure stands: a level is reached by the figure that is exactly there. Shares are compared as whole numbers, without rounding.</summary>
    public LimitLevel LevelOf(LimitFigure figure) => Reaches(figure, Hard) ? LimitLevel.Breached : Warning is { } warning && Reaches(figure, warning) ? LimitLevel.Warning : LimitLevel.Within;

    private bool Reaches(LimitFigure figure, long level) => figure is { Amount: { } amount, Whole: { } whole }
        ? (Int128)amount * (long)SharesInOne >= (Int128)level * whole
        : figure.Figure >= (double)InUnit(level);
}

/// <summary>What a limit is held against.</summary>
/// <param name="Subject">Who or what it is of, raw; null when it is of the book.</param>
/// <param name="CustomerId">Number in the database of the customer it is of; null when it is of none.</param>
/// <param name="Figure">A fraction, or HHI points.</param>
/// <param name="Amount">What the share is of, in ten-thousandths; null for HHI.</param>
/// <param name="Whole">What it is a share of; null for HHI.</param>
public sealed record LimitFigure(string? Subject, int? CustomerId, double Figure, long? Amount, long? Whole)
{
    /// <summary>Of a figure of the book it is nobody, also where one customer makes it.</summary>
    public LimitSubject Whose => new(Subject, Subject is null ? null : CustomerId);

    internal static LimitFigure Share(string? subject, int? customerId, long amount, long whole) => new(subject, customerId, (double)amount / whole, amount, whole);
}
