using RevenueDashboard.Metrics;
using RevenueDashboard.Web.Charts;

namespace RevenueDashboard.Web.Components.Pages.Movements;

/// <summary>A part of a bridge as the page shows it: the same name, place and colour in the waterfall, the months and the table.</summary>
/// <param name="IsLoss">Drawn outlined where the colour alone would not tell.</param>
/// <param name="IsAlways">Has a row also when it is nothing.</param>
internal sealed record BridgePart(string Name, ChartColor Color, bool IsLoss, bool IsAlways, Func<MovementBridge, long> Amount, Func<MovementBridge, int> Count)
{
    /// <summary>In the order of a bridge. What comes and goes with customers has one hue, what they pay more or less another.</summary>
    public static IReadOnlyList<BridgePart> All { get; } =
    [
        new("New", ChartColor.Product(0), false, true, bridge => bridge.New, bridge => bridge.NewCount),
        new("Reactivation", ChartColor.Product(3), false, true, bridge => bridge.Reactivation, bridge => bridge.ReactivationCount),
        new("Expansion", ChartColor.Product(1), false, true, bridge => bridge.Expansion, bridge => bridge.ExpansionCount),
        new("Contraction", ChartColor.Product(1), true, true, bridge => bridge.Contraction, bridge => bridge.ContractionCount),
        new("Churn", ChartColor.Product(0), true, true, bridge => bridge.Churn, bridge => bridge.ChurnCount),
        new("Credit", ChartColor.Other, true, true, bridge => bridge.Credit, bridge => bridge.CreditCount),
        new("Other parent", ChartColor.Product(4), false, false, bridge => bridge.Structure, bridge => bridge.StructureCount),
        new("Exchange rates", ChartColor.Product(2), false, false, bridge => bridge.Fx, bridge => bridge.FxCount),
    ];

    /// <summary>Whether there is anything to say of it.</summary>
    public bool IsShown(MovementBridge bridge) => IsAlways || Amount(bridge) != 0 || Count(bridge) != 0;
}
