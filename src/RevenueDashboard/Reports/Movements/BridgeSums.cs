using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports.Movements;

/// <summary>Adds up the bridge of everybody, and of one apart.</summary>
/// <param name="largest">The one to know apart, by position.</param>
/// <param name="changes">Where to keep each change; null to keep none.</param>
internal struct BridgeSums(int? largest, List<EntityChange>? changes = null)
{
    private readonly int apart = largest ?? -1;
    private MovementTally all;
    private MovementTally one;

    public void Add(in EntityChange change)
    {
        Add(ref all, change);
        if (change.Entity == apart) Add(ref one, change);
        changes?.Add(change);
    }

    /// <exception cref="System.Diagnostics.UnreachableException">A bridge does not close.</exception>
    public readonly (MovementBridge All, MovementBridge Others) ToBridges()
    {
        var bridge = all.ToBridge();
        return (bridge, apart < 0 ? bridge : bridge.Without(one.ToBridge()));
    }

    private static void Add(ref MovementTally tally, in EntityChange change)
    {
        tally.Add(change.Before, change.After, change.PositiveEarlier, change.NewProducts, change.RateChange);
        tally.AddStructure(checked(change.Before - change.Was));
    }
}
