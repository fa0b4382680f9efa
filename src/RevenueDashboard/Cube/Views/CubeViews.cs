namespace RevenueDashboard.Cube;

/// <summary>The last views of one cube that somebody asked for: made once, shared by all, gone with the cube.</summary>
internal sealed class CubeViews(RevenueCube cube)
{
    // A view of a large book is as large as the book.
    private const int MostKept = 6;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, Lazy<RevenueCube> Cube)> _latest = [];

    public RevenueCube Of(CubeView view)
    {
        var key = view.Key;
        if (key.Length == 0) return cube;

        Lazy<RevenueCube> viewed;
        lock (_lock)
        {
            var known = _latest.First;
            while (known is not null && known.Value.Key != key) known = known.Next;
            viewed = known?.Value.Cube ?? new Lazy<RevenueCube>(() => ViewedCube.Of(cube, view));
            if (known is not null) _latest.Remove(known);
            _latest.AddFirst((key, viewed));
            if (_latest.Count > MostKept) _latest.RemoveLast();
        }

        return viewed.Value;
    }
}
