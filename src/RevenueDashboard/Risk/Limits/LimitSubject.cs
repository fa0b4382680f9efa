using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>Whose a figure is.</summary>
/// <param name="Name">Raw; null when it is of the book.</param>
/// <param name="CustomerId">Number in the database of the customer; null when it is none. Several customers may have one name.</param>
public readonly record struct LimitSubject(string? Name, int? CustomerId)
{
    /// <summary>The same customer, whatever it is called; where one of them has no number, the same name.</summary>
    public bool IsSame(LimitSubject other) => (Name, other.Name) switch
    {
        (null, null) => true,
        ({ } one, { } another) => CustomerId is { } id && other.CustomerId is { } known ? id == known : Names.Key(one) == Names.Key(another),
        _ => false,
    };

    internal static LimitSubject Of(LimitEvent entry) => new(entry.Subject, entry.CustomerId);

    internal static LimitSubject Of(CubeWaiver waiver) => new(waiver.Subject, waiver.CustomerId);
}
