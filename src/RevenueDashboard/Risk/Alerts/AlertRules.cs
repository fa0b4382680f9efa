using RevenueDashboard.Cube;

namespace RevenueDashboard.Risk;

/// <summary>What a level is set on.</summary>
public enum AlertMeasure
{
    /// <summary>Share of the largest customer, in per cent.</summary>
    TopShare,

    /// <summary>Share of the three largest, in per cent.</summary>
    Cr3,

    /// <summary>Share of the five largest, in per cent.</summary>
    Cr5,

    /// <summary>Share of the ten largest, in per cent.</summary>
    Cr10,

    /// <summary>In points.</summary>
    Hhi,

    /// <summary>1/Σ s².</summary>
    EffectiveCustomers,

    /// <summary>How many customers pay.</summary>
    Customers,
}

/// <summary>Which changes are told.</summary>
public enum ChangeDirection
{
    Both,
    Up,
    Down,
}

/// <summary>Tell when a measure crosses a level.</summary>
/// <param name="IsAbove">Told from the level on; otherwise told up to it.</param>
/// <param name="Level">In the unit of the measure.</param>
/// <param name="Hysteresis">How far back beyond the level it has to come before it is no longer so; at least 0.</param>
public sealed record LevelRule(AlertMeasure Measure, bool IsAbove, decimal Level, decimal Hysteresis)
{
    /// <summary>Name of the product it is about; null for all.</summary>
    public string? Product { get; init; }

    public EntityLevel Of { get; init; } = EntityLevel.Parent;

    /// <summary>A breach, not a warning.</summary>
    public bool IsSerious { get; init; }
}

/// <summary>Tell when what a customer pays changes by much from one month to the next. What is given has to be reached, all of it.</summary>
/// <param name="Minimum">The larger of the two months is at least this, in units of the reporting currency: whoever pays less is never told of. Above 0.</param>
public sealed record ChangeRule(decimal Minimum)
{
    /// <summary>By this many per cent of the month before or more; null for any. Nobody who paid nothing before changes by per cent.</summary>
    public decimal? Percent { get; init; }

    /// <summary>By this amount or more, in units of the reporting currency; null for any.</summary>
    public decimal? Amount { get; init; }

    public ChangeDirection Direction { get; init; }

    /// <summary>Name of the product it is about; null for all.</summary>
    public string? Product { get; init; }

    public EntityLevel Of { get; init; } = EntityLevel.Parent;
}

/// <summary>What is told. The defaults are the product's.</summary>
public sealed record AlertRules
{
    /// <summary>Of months brought late or together, this many up to the current one are looked at.</summary>
    public const int Months = 3;

    /// <summary>A limit's warning or hard level is reached, and no waiver allows it.</summary>
    public bool Limits { get; init; } = true;

    /// <summary>How many days before its last day a waiver is told of; null: never.</summary>
    public int? WaiverDays { get; init; } = 14;

    /// <summary>Beside the limits, which are on shares and HHI: fewer than five equal customers.</summary>
    public IReadOnlyList<LevelRule> Levels { get; init; } = [new(AlertMeasure.EffectiveCustomers, IsAbove: false, 5, 0.25m)];

    public IReadOnlyList<ChangeRule> Changes { get; init; } = [new(1_000_000) { Percent = 30 }];

    /// <summary>Somebody else is the largest customer.</summary>
    public bool NewLargest { get; init; } = true;

    /// <summary>By how many per cent the new one has to be larger than the one before: two that are as good as equal do not take turns.</summary>
    public decimal Lead { get; init; } = 2;

    /// <summary>A customer reached 10 % of a month's net revenue.</summary>
    public bool NewTenPercent { get; init; } = true;

    /// <summary>Below 10 % by this many points, it is no longer so.</summary>
    public decimal TenPercentHysteresis { get; init; } = 1;

    /// <summary>One of the largest of the month before has no record.</summary>
    public bool CustomerMissing { get; init; } = true;

    /// <summary>How many days after its end a month without a file is late; null: never.</summary>
    public int? LateAfterDays { get; init; } = 10;

    /// <summary>Limits and levels are also held against the month that is not over, which changes with every file.</summary>
    public bool OpenMonths { get; init; }
}
